import path from "node:path";
import fc from "fast-check";
import type { AssetInput, AssetPath } from "../../../src/model/asset.js";
import { type AssetKind, assetKinds, isPrimitiveKind } from "../../../src/model/kind.js";
import { outputModes } from "../../../src/model/mode.js";
import type { NodeCommon } from "../../../src/model/node-common.js";
import type { InputPort, OutputPort } from "../../../src/model/port.js";
import type { InputValue, OutputSetting } from "../../../src/model/value.js";
import { fields, never, optional } from "./fields.js";
import { literal, ownKeys, text, texts } from "./parts.js";

type Value<Kind> = Extract<InputValue, { readonly kind: Kind }>;

const modes = optional(fc.constantFrom("ro_mount" as const, "download" as const, "direct" as const));
const given: fc.Arbitrary<InputValue> = fc.oneof(
  literal.map((value) => ({ kind: "literal" as const, value })),
  fields<Value<"literal">>({ kind: fc.constant("literal"), value: fc.constant(1), text: fc.constant("1.0") }),
);
const binding = fields<Value<"binding">>({
  kind: fc.constant("binding"),
  binding: fc.constantFrom(
    { source: "pipeline_input", input: "x" },
    { source: "node_output", node: "n", output: "o" },
    { source: "node_input", node: "n", input: "i" },
  ),
  mode: modes,
  text: never,
});
const textWithBinding: InputValue = { kind: "text", text: "${{parent.inputs.x}}_y" };

function asset(scratch: string): fc.Arbitrary<InputValue> {
  return fc.record({
    kind: fc.constant("asset" as const),
    asset: fields<AssetInput>({
      type: fc.constantFrom(...assetKinds),
      path: assetPath(scratch),
      mode: modes,
      datastore: optional(fc.constant("azureml:store")),
    }),
  });
}

export function assetPath(scratch: string): fc.Arbitrary<AssetPath> {
  return fc.constantFrom<AssetPath[]>(
    { kind: "local", path: path.join(scratch, "data"), written: "./data" },
    { kind: "registered", id: "azureml:d:1" },
    { kind: "remote", uri: "https://example.invalid/d" },
    { kind: "remote", uri: "azureml://datastores/d/paths/a b" },
  );
}

/** A value for each port; with nothing `around` there is nothing to bind to. */
export function values(
  ports: Readonly<Record<string, InputPort>>,
  scratch: string,
  around: "pipeline" | "none" = "pipeline",
): fc.Arbitrary<Record<string, InputValue>> {
  const alone = [given, asset(scratch)];
  const value = around === "none" ? fc.oneof(...alone) : fc.oneof(...alone, binding, fc.constant(textWithBinding));
  // A plain text on a port for an asset is a path, so it is read as an asset.
  const noText = value.filter((given) => given.kind !== "literal" || typeof given.value !== "string");
  return fc
    .tuple(...Object.entries(ports).map(([port, { kind }]) => fc.tuple(fc.constant(port), isPrimitiveKind(kind) ? value : noText)))
    .map((entries) => Object.fromEntries(entries));
}

const settingMode = optional(fc.constantFrom(...outputModes));
const setting: fc.Arbitrary<OutputSetting> = fc.oneof(
  fc.constant({ boundTo: "result" }),
  // YAML has no word for the description of an output.
  fields<OutputSetting, "description">({
    boundTo: fc.constant("result"),
    type: optional(fc.constantFrom(...assetKinds)),
    mode: settingMode,
    path: never,
    name: never,
    version: never,
  }),
  registered(fc.constantFrom(...assetKinds)),
);

/** An output that is placed, and registered. */
export function registered(type: fc.Arbitrary<AssetKind | undefined>): fc.Arbitrary<OutputSetting> {
  return fields<OutputSetting, "description">({
    boundTo: never,
    type,
    mode: settingMode,
    path: optional(fc.constant("azureml://datastores/d/paths/${{name}}")),
    name: fc.constant("model"),
    version: optional(text),
  });
}

/** What a node says of some of its outputs. */
function settings(ports: Readonly<Record<string, OutputPort>>): fc.Arbitrary<Record<string, OutputSetting>> {
  return fc
    .tuple(...Object.keys(ports).map((port) => fc.tuple(fc.constant(port), optional(setting))))
    .map((entries) => Object.fromEntries(entries.filter(([, given]) => given !== undefined)) as Record<string, OutputSetting>);
}

/** What every node that uses a component has, but for its kind, its name and its settings. */
export function nodeCommon<
  T extends {
    readonly inputs: Readonly<Record<string, InputPort>>;
    readonly outputs: Readonly<Record<string, OutputPort>>;
    readonly source: "YAML.JOB" | "YAML.COMPONENT";
  },
>(component: T, scratch: string) {
  return {
    component: fc.constant(component),
    displayName: optional(text),
    // It is the component's.
    description: never,
    comment: optional(text),
    tags: optional(texts),
    properties: optional(texts),
    inputs: values(component.inputs, scratch),
    outputs: settings(component.outputs),
    extra: optional(ownKeys),
    // Neither YAML nor REST has it.
    local: never,
    source: fc.constant(component.source),
  } satisfies { readonly [K in Exclude<keyof NodeCommon, "name" | "location">]-?: fc.Arbitrary<NodeCommon[K]> } & Record<string, unknown>;
}
