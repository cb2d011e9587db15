import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { isPrimitiveKind } from "../../model/kind.js";
import { isMasked } from "../../secrets/secrets.js";
import type { NodeOutput } from "../node-output.js";
import { contentNow } from "./content-now.js";
import type { WorkingNode } from "../plan/run-plan.js";
import type { EarlierResult } from "./reuse.js";

/** An earlier result as that of this node, or why it cannot be: words that follow "its result in JOB was not used, as". */
type Found = { readonly outputs: ReadonlyMap<string, NodeOutput> } | { readonly because: string; readonly isDamaged: boolean };

/** The outputs of an earlier result as those of this node, when they are still what the node has made. */
export async function outputsOfEarlier(
  { ports }: WorkingNode,
  earlier: EarlierResult,
  content: (path: string) => Promise<string>,
): Promise<Found> {
  const outputs = new Map<string, NodeOutput>();
  for (const [output, { kind }] of Object.entries(ports.outputs)) {
    const value = earlier.values.get(output);
    if (isPrimitiveKind(kind)) {
      if (value === undefined) return gone(output);
      if (isMasked(value)) return { because: `output "${output}" holds a secret, which is not kept`, isDamaged: false };
      outputs.set(output, { value });
      continue;
    }
    const path = join(earlier.outputs, output);
    if (!existsSync(path)) return gone(output);
    if ((await contentNow(path, content)) !== earlier.contents.get(output)) {
      return { because: `output "${output}" has been changed since it was made`, isDamaged: true };
    }
    outputs.set(output, { path });
  }
  for (const fact of earlier.facts) {
    if (fact.type !== "node_artifact" || fact.path === undefined) continue;
    const size = statSync(fact.path, { throwIfNoEntry: false })?.size;
    if (size === undefined) return { because: `artifact "${fact.artifact}" is gone`, isDamaged: false };
    if (size !== fact.size) return { because: `artifact "${fact.artifact}" has been changed since it was made`, isDamaged: true };
  }
  return { outputs };
}

function gone(output: string): Found {
  return { because: `output "${output}" is gone`, isDamaged: false };
}
