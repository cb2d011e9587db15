import type { Node } from "../../model/node.js";
import { filled, type JsonObject, mapValues } from "../json-object.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { nodeInputBody, nodeOutputBody } from "./node-io.js";

/** The part of a node's body that every kind has. */
export function commonNodeBody(node: Node, ids: ResolvedIds): JsonObject {
  return filled({
    ...node.extra,
    name: node.name,
    type: node.kind,
    display_name: node.displayName,
    tags: node.tags,
    comment: node.comment,
    properties: node.properties,
    inputs: mapValues(node.inputs, (value) => nodeInputBody(value, ids)),
    outputs: mapValues(node.outputs, (setting, name) => nodeOutputBody(setting, name, node)),
    componentId: ids.component(node.component),
    _source: node.source,
  });
}
