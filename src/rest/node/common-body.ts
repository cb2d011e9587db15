import type { Node } from "../../model/pipeline.js";
import { filled, type JsonObject, mapValues } from "../json-object.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { nodeInputBody, nodeOutputBody } from "./node-io.js";

/** The part of a node's body that every kind has. */
export function commonNodeBody(node: Node, ids: ResolvedIds): JsonObject {
  const component = node.component.kind === "reference" ? undefined : node.component;
  return filled({
    ...node.extra,
    name: node.name,
    type: node.kind,
    display_name: node.displayName,
    tags: node.tags,
    comment: node.comment,
    properties: node.properties,
    // azure-ai-ml drops what the component does not declare; so does this, after the checks have told of it.
    inputs: mapValues(node.inputs, (value, name) =>
      component === undefined || name in component.inputs ? nodeInputBody(value, ids) : undefined,
    ),
    outputs: mapValues(node.outputs, (setting, name) =>
      component === undefined || name in component.outputs ? nodeOutputBody(setting, name, node) : undefined,
    ),
    componentId: ids.component(node.component),
    _source: node.source,
  });
}
