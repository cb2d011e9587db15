import fc from "fast-check";
import type { ComponentCommon } from "../../../src/model/component-common.js";
import { assetKinds, type PortKind, primitiveKinds } from "../../../src/model/kind.js";
import { inputModes, outputModes } from "../../../src/model/mode.js";
import type { InputPort, OutputPort } from "../../../src/model/port.js";
import { fields, never, optional } from "./fields.js";
import { about, jsonMap, name, ownKeys, text } from "./parts.js";

function portCommon(kinds: readonly PortKind[], legacyPath: fc.Arbitrary<true | undefined>) {
  return { kind: fc.constantFrom(...kinds), legacyPath, description: optional(text), intellectualProperty: optional(jsonMap) };
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const noNumber = { min: never, max: never };
const asset = {
  ...noNumber,
  default: never,
  enum: never,
  optional: optional(fc.boolean()),
  mode: optional(fc.constantFrom(...inputModes)),
};
const primitive = { ...noNumber, enum: never, mode: never, optional: optional(fc.boolean()) };
export const inputPort: fc.Arbitrary<InputPort> = fc.oneof(
  fields<InputPort>({ ...portCommon(assetKinds, never), ...asset }),
  fields<InputPort>({ ...portCommon(["uri_folder"], fc.constant(true as const)), ...asset }),
  fields<InputPort>({
    ...portCommon(["string"], never),
    ...primitive,
    default: optional(text),
    enum: optional(fc.array(text, { maxLength: 3 })),
  }),
  fields<InputPort>({
    ...portCommon(["integer"], never),
    ...primitive,
    default: optional(fc.integer()),
    min: optional(fc.integer()),
    max: optional(fc.integer()),
  }),
  fields<InputPort>({
    ...portCommon(["number"], never),
    ...primitive,
    default: optional(number),
    min: optional(number),
    max: optional(number),
  }),
  fields<InputPort>({ ...portCommon(["boolean"], never), ...primitive, default: optional(fc.boolean()) }),
);

const assetOutput: fc.Arbitrary<OutputPort> = fields<OutputPort>({
  ...portCommon(assetKinds, never),
  mode: optional(fc.constantFrom(...outputModes)),
  earlyAvailable: never,
});
export const outputPort: fc.Arbitrary<OutputPort> = fc.oneof(
  assetOutput,
  fields<OutputPort>({ ...portCommon(["uri_folder"], fc.constant(true as const)), mode: never, earlyAvailable: never }),
  fields<OutputPort>({ ...portCommon(primitiveKinds, never), mode: never, earlyAvailable: optional(fc.constant(true as const)) }),
);

/** What every kind of component has, but for `kind`. Only commands and pipelines have outputs of primitive kinds. */
export function componentCommon(use: "node" | "file", output: fc.Arbitrary<OutputPort> = assetOutput) {
  const inFile = use === "file";
  return {
    // As part of a job a component has lost its name.
    name: inFile ? fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/) : fc.constant("azureml_anonymous"),
    version: inFile ? optional(text) : fc.constant("1"),
    schema: optional(fc.constant("https://example.invalid/component.schema.json")),
    inputs: fc.dictionary(name, inputPort, { maxKeys: 3 }),
    outputs: fc.dictionary(name, output, { maxKeys: 2 }),
    displayName: optional(text),
    isDeterministic: fc.boolean(),
    intellectualProperty: optional(jsonMap),
    extra: optional(ownKeys),
    source: inFile ? fc.constant("YAML.COMPONENT" as const) : fc.constantFrom("YAML.COMPONENT" as const, "YAML.JOB" as const),
    ...about,
  } satisfies { readonly [K in Exclude<keyof ComponentCommon, "location">]-?: fc.Arbitrary<ComponentCommon[K]> };
}
