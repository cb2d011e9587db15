import type { IfElseNode } from "../../model/if-else-node.js";
import { defined, type JsonObject, unknownKeys } from "../json-object.js";

/** An `if_else` node in `properties.jobs`. A block of one node is a text, of several a list. */
export function ifElseNodeBody(node: IfElseNode): JsonObject {
  return defined({
    ...unknownKeys(node.extra),
    type: "if_else",
    condition: node.condition,
    true_block: block(node.trueBlock),
    false_block: block(node.falseBlock),
    _source: node.source,
  });
}

function block(nodes: readonly string[] | undefined): string | readonly string[] | undefined {
  return nodes?.length === 1 ? nodes[0] : nodes;
}
