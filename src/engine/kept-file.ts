import { statSync } from "node:fs";
import { join } from "node:path";
import type { NodeFact } from "../events/run-event.js";

/** The artifact of that name in a node's folder of artifacts; undefined when no file lies there. */
export function keptFile(folder: string, artifact: string): NodeFact | undefined {
  const path = join(folder, artifact);
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? { type: "node_artifact", artifact, path, size: found.size } : undefined;
}
