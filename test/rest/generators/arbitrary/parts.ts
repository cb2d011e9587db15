import path from "node:path";
import fc from "fast-check";
import type { Environment } from "../../../../src/model/environment.js";
import { isPrimitiveKind, type Literal } from "../../../../src/model/kind.js";
import type { InputPort, OutputPort } from "../../../../src/model/port.js";
import type { InputValue, OutputSetting } from "../../../../src/model/value.js";
import { WrittenNumber } from "../../../../src/model/written-number.js";
import { compact } from "../../../../src/util/compact.js";

/** Text that YAML has many opinions of. */
const nasty = fc.constantFrom(
  "yes",
  "1.0",
  "1e-3",
  "010",
  "null",
  "~",
  "a: b",
  "# no",
  "- x",
  "line\nbreak",
  "  lead",
  "é",
  "2024-01-01",
  "1:30",
  "'q'",
  '"q"',
  "*a",
  "&a",
  "!x",
  "<<",
  "=",
  "a\n\n  b\n",
);
export const text = fc
  .oneof(nasty, fc.string({ maxLength: 20 }))
  .filter((value) => !value.includes("${{") && value !== "" && !/\r/.test(value));
export const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,6}$/).filter((value) => !["True", "False", "None"].includes(value));
export const literal: fc.Arbitrary<Literal> = fc.oneof(
  text,
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
export const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
export const texts = fc.dictionary(
  text.filter((key) => key !== "<<" && !/\n/.test(key) && key !== "__proto__"),
  text,
  { maxKeys: 2 },
);

export const inputPort: fc.Arbitrary<InputPort> = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom("uri_file" as const, "uri_folder" as const, "mltable" as const),
      optional: optional(fc.boolean()),
      description: optional(text),
    })
    .map(compact),
  fc.record({ kind: fc.constant("string" as const), default: optional(text), description: optional(text) }).map(compact),
  fc.record({ kind: fc.constant("integer" as const), default: optional(fc.integer()), min: optional(fc.integer()) }).map(compact),
  fc.record({ kind: fc.constant("number" as const), default: optional(fc.double({ noNaN: true, noDefaultInfinity: true })) }).map(compact),
  fc.record({ kind: fc.constant("boolean" as const), default: optional(fc.boolean()) }).map(compact),
);
export const outputPort: fc.Arbitrary<OutputPort> = fc
  .record({
    kind: fc.constantFrom("uri_folder" as const, "mltable" as const, "string" as const),
    mode: fc.constant(undefined),
    description: optional(text),
  })
  .map(compact);

export const environment: fc.Arbitrary<Environment> = fc.oneof(
  fc.record({
    kind: fc.constant("reference" as const),
    id: fc.constantFrom("azureml:env:1", "azureml:AzureML-x:3", "azureml://registries/r/environments/e/versions/1"),
  }),
  fc
    .record({
      kind: fc.constant("inline" as const),
      image: text,
      conda: optional(fc.record({ name: text, dependencies: fc.array(text, { maxLength: 3 }) })),
    })
    .map(compact),
);

/** A number, as it is or in words that count. */
export const quantity = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
  fc.constantFrom("1.0", "-2.0", "100.0").map((written) => new WrittenNumber(written)),
);

export const resources = fc.record({ instanceCount: fc.integer({ min: 1, max: 9 }), shmSize: fc.constant("2g") });
export const identity = fc.constantFrom({ type: "user_identity" as const }, { type: "managed_identity" as const, clientId: "c" });
export const compute = fc.constantFrom("cpu", "serverless", "${{parent.inputs.x}}");

export function code(scratch: string) {
  return fc.constantFrom(
    { kind: "local" as const, path: path.join(scratch, "code") },
    { kind: "local" as const, path: path.join(scratch, "code", "a.py") },
  );
}

const assetOutput = outputPort.filter(({ kind }) => !isPrimitiveKind(kind));

/** What every kind of component has, but for `kind`. Only commands have outputs of primitive kinds. */
export const componentCommon = common(assetOutput);
export const commandCommon = common(outputPort);

function common(output: fc.Arbitrary<OutputPort>) {
  return fc
    .record({
      inputs: fc.dictionary(name, inputPort, { maxKeys: 3 }),
      outputs: fc.dictionary(name, output, { maxKeys: 2 }),
      displayName: optional(text),
      description: optional(text),
      tags: optional(texts),
      isDeterministic: fc.boolean(),
      source: fc.constantFrom("YAML.COMPONENT" as const, "YAML.JOB" as const),
    })
    .map((fields) => ({ name: "azureml_anonymous", version: "1", ...compact(fields) }));
}

export function values(ports: Readonly<Record<string, InputPort>>, scratch: string): fc.Arbitrary<Record<string, InputValue>> {
  const value: fc.Arbitrary<InputValue> = fc.oneof(
    literal.map((given) => ({ kind: "literal" as const, value: given })),
    fc.constant({ kind: "literal" as const, value: 1, text: "1.0" }),
    fc
      .record({
        kind: fc.constant("binding" as const),
        binding: fc.constantFrom(
          { source: "pipeline_input" as const, input: "x" },
          { source: "node_output" as const, node: "n", output: "o" },
        ),
        mode: optional(fc.constantFrom("ro_mount" as const, "download" as const)),
      })
      .map(compact),
    fc.constant({ kind: "text" as const, text: "${{parent.inputs.x}}_y" }),
    fc.record({
      kind: fc.constant("asset" as const),
      asset: fc
        .record({
          type: fc.constantFrom("uri_folder" as const, "mltable" as const),
          path: fc.constantFrom(
            { kind: "local" as const, path: path.join(scratch, "data"), written: "./data" },
            { kind: "registered" as const, id: "azureml:d:1" },
            { kind: "remote" as const, uri: "https://example.invalid/d" },
          ),
          mode: optional(fc.constantFrom("ro_mount" as const, "download" as const)),
        })
        .map(compact),
    }),
  );
  // A plain text on a port for an asset is a path, so it is read as an asset.
  const noText = value.filter((given) => given.kind !== "literal" || typeof given.value !== "string");
  return fc
    .tuple(...Object.entries(ports).map(([port, { kind }]) => fc.tuple(fc.constant(port), isPrimitiveKind(kind) ? value : noText)))
    .map((entries) => Object.fromEntries(entries));
}

const setting: fc.Arbitrary<OutputSetting> = fc.oneof(
  fc.constant({ boundTo: "result" }),
  fc.constant({ boundTo: "result", mode: "upload" as const }),
  fc
    .record({
      type: optional(fc.constantFrom("uri_folder" as const, "mltable" as const)),
      mode: fc.constantFrom("upload" as const, "rw_mount" as const),
      path: optional(fc.constant("azureml://datastores/d/paths/${{name}}")),
      name: optional(fc.constant("model")),
    })
    .map(compact),
);

/** What a node says of some of its outputs. */
function settings(ports: Readonly<Record<string, OutputPort>>): fc.Arbitrary<Record<string, OutputSetting>> {
  return fc
    .tuple(...Object.keys(ports).map((port) => fc.tuple(fc.constant(port), optional(setting))))
    .map((entries) => Object.fromEntries(entries.filter(([, given]) => given !== undefined)) as Record<string, OutputSetting>);
}

/** What every node that uses a component has, but for its kind, its name and its settings. */
export function useOf<
  T extends {
    inputs: Readonly<Record<string, InputPort>>;
    outputs: Readonly<Record<string, OutputPort>>;
    source: "YAML.JOB" | "YAML.COMPONENT";
  },
>(component: T, scratch: string) {
  return fc
    .record({
      inputs: values(component.inputs, scratch),
      outputs: settings(component.outputs),
      tags: optional(texts),
      comment: optional(text),
      displayName: optional(text),
    })
    .map((fields) => ({ component, source: component.source, ...compact(fields) }));
}
