import type { ParallelNode } from "../../../model/parallel-node.js";
import { writeParallelSettings } from "../part/parallel-settings.js";
import { writeIdentity } from "../part/run-settings.js";
import type { WritableMap } from "../yaml-text.js";

export function writeParallelNode(node: ParallelNode, folder: string): WritableMap {
  return {
    ...writeParallelSettings(node, folder),
    environment_variables: node.environmentVariables,
    identity: node.identity === undefined ? undefined : writeIdentity(node.identity),
  };
}
