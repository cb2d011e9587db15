import type { ComponentCommon } from "../../model/component-common.js";
import { filled, type JsonObject, mapValues, unknownKeys } from "../json-object.js";
import { inputPortSpec, outputPortSpec } from "./ports-spec.js";

/** The part of a component spec that every kind has. */
export function commonSpec(component: ComponentCommon): JsonObject {
  return filled({
    ...unknownKeys(component.extra),
    name: component.name,
    version: component.version,
    $schema: component.schema,
    display_name: component.displayName,
    description: component.description,
    tags: component.tags,
    properties: component.properties,
    intellectual_property: component.intellectualProperty,
    inputs: mapValues(component.inputs, inputPortSpec),
    outputs: mapValues(component.outputs, outputPortSpec),
    _source: component.source,
  });
}
