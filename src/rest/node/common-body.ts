import { ownComponent } from "../../model/own-component.js";
import type { ComponentNode } from "../../model/pipeline.js";
import { filled, type JsonObject, mapValues, unknownKeys } from "../json-object.js";
import { computeId, type ResolvedIds } from "../resolved-ids.js";
import { nodeInputBody, nodeOutputBody } from "./node-io.js";

/** The part of a node's body that every kind of use of a component has. */
export function commonNodeBody(node: ComponentNode, ids: ResolvedIds): JsonObject {
  const component = ownComponent(node);
  return filled({
    ...unknownKeys(node.extra),
    name: node.name,
    type: node.kind,
    display_name: node.displayName,
    tags: node.tags,
    comment: node.comment,
    properties: node.properties,
    computeId: node.kind === "pipeline" || node.compute === undefined ? undefined : computeId(node.compute, ids.workspace),
    // azure-ai-ml drops what the component does not declare; so does this, after the checks have told of it.
    inputs: mapValues(node.inputs, (value, name) =>
      component === undefined || name in component.inputs ? nodeInputBody(value, ids) : undefined,
    ),
    outputs: mapValues(node.outputs, (setting, name) =>
      component === undefined || name in component.outputs ? nodeOutputBody(setting, component?.outputs[name]?.kind) : undefined,
    ),
    componentId: ids.component(node.component),
    _source: node.source,
  });
}
