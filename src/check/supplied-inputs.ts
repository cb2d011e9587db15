import { isSwept } from "../model/sweep-node.js";
import type { NodeScope } from "./job-scope.js";

/** True for an input that a node gets otherwise than by a value of its own: from a search space, or from the loop that repeats the node. */
export function isSupplied(input: string, { name, node, pipeline }: NodeScope): boolean {
  if (node.kind === "sweep" && isSwept(node, input)) return true;
  // A loop over items gives what the items hold; azure-ai-ml asks no more of its body, and judges the items. Another loop's body needs values
  // for its first round.
  return pipeline.nodes.some(({ node: loop }) => loop.kind === "parallel_for" && loop.body === name);
}
