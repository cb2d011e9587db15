import { statSync } from "node:fs";
import { relative, sep } from "node:path";
import type { NodeFact } from "../events/run-event.js";
import { GuardError } from "../guard/guard-error.js";
import { placeBelow } from "../guard/place-below.js";
import type { Mask } from "../secrets/secrets.js";
import type { NodeFolder } from "./node-folder.js";

/** The artifact of that name in a node's folder of artifacts; or why there is none. */
export function keptFile({ run, artifacts }: NodeFolder, name: string, mask: Mask): NodeFact | { readonly problem: string } {
  if (mask(name) !== name) return { problem: `an artifact is not kept, as its name holds a secret or control characters: ${mask(name)}` };
  const missing = { problem: `there is no file ${name.length > 200 ? `${name.slice(0, 200)}…` : name} among the artifacts` };
  try {
    const path = placeBelow({ root: run, path: artifacts }, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) return missing;
    return { type: "node_artifact", artifact: relative(artifacts, path).replaceAll(sep, "/"), path, size: found.size };
  } catch (error) {
    if (error instanceof GuardError) return { problem: error.message };
    // A name that is too long, for one.
    if (error instanceof Error && "code" in error) return missing;
    throw error;
  }
}
