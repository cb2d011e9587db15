import type { ComponentCommon } from "../../../model/component-common.js";
import type { Json } from "../../../model/environment.js";
import { automlYamlName } from "../../../model/automl-fields.js";
import { compact } from "../../../util/compact.js";
import { readSource } from "../part/source.js";
import type { BodyReader } from "../source/body-reader.js";
import { readInputPorts, readOutputPorts } from "./ports.js";

/** What a component is called where its spec does not say. */
export interface ComponentContext {
  readonly name: string;
  readonly workspace: string | undefined;
}

/** What the spec of every component has. */
export function readComponentCommon(reader: BodyReader, { name }: ComponentContext): ComponentCommon {
  reader.skip(["type"]);
  return {
    name: reader.string("name") ?? name,
    ...compact({
      version: reader.string("version"),
      schema: reader.string("$schema"),
      displayName: reader.string("display_name"),
      description: reader.string("description"),
      tags: reader.strings("tags"),
      properties: reader.strings("properties"),
      intellectualProperty: snakeKeys(reader.map("intellectual_property")),
    }),
    inputs: readInputPorts(reader.get("inputs")),
    outputs: readOutputPorts(reader.get("outputs")),
    isDeterministic: reader.boolean("is_deterministic") ?? true,
    source: readSource(reader, "REMOTE.WORKSPACE.COMPONENT"),
  };
}

/** It is sent by its REST names. */
function snakeKeys(map: { readonly [key: string]: Json } | undefined): { readonly [key: string]: Json } | undefined {
  return map && Object.fromEntries(Object.entries(map).map(([key, value]) => [automlYamlName(key), value]));
}
