import type { DoWhileNode } from "../../model/do-while-node.js";
import { nodeBinding } from "../../model/node-binding.js";
import { filled, type JsonObject, unknownKeys } from "../json-object.js";

/** A `do_while` node in `properties.jobs`. Ports of the body are named without the body. */
export function doWhileNodeBody(node: DoWhileNode): JsonObject {
  const { maxIterationCount } = node;
  return filled({
    ...unknownKeys(node.extra),
    type: "do_while",
    body: nodeBinding(node.body),
    condition: node.condition,
    mapping: { ...node.mapping },
    limits: maxIterationCount === undefined ? undefined : { max_iteration_count: maxIterationCount },
    _source: node.source,
  });
}
