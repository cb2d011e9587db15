import type { Node } from "../model/pipeline.js";
import type { NodeScope } from "./job-scope.js";

/** True for an input that a node gets otherwise than by a value of its own: from a search space, or from the loop that repeats the node. */
export function isSupplied(input: string, { name, node, pipeline }: NodeScope): boolean {
  if (node.kind === "sweep" && input in node.searchSpace) return true;
  return pipeline.nodes.some(({ node: loop }) => isLoopOver(loop, name) && suppliedBy(loop, input));
}

type Loop = Extract<Node, { readonly kind: "parallel_for" | "do_while" }>;

function isLoopOver(node: Node, body: string): node is Loop {
  return (node.kind === "parallel_for" || node.kind === "do_while") && node.body === body;
}

/** A loop over items gives what the items hold; azure-ai-ml asks no more of its body, and judges the items. */
function suppliedBy(loop: Loop, input: string): boolean {
  return loop.kind === "parallel_for" || Object.values(loop.mapping).some((inputs) => inputs.includes(input));
}
