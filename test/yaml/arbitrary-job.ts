import path from "node:path";
import fc from "fast-check";
import type { CommandComponent } from "../../src/model/command-component.js";
import type { CommandNode } from "../../src/model/command-node.js";
import type { Environment } from "../../src/model/environment.js";
import type { Literal } from "../../src/model/kind.js";
import type { Node, PipelineComponent } from "../../src/model/pipeline.js";
import type { PipelineJob } from "../../src/model/pipeline-job.js";
import type { InputPort, OutputPort } from "../../src/model/port.js";
import type { InputValue, OutputSetting } from "../../src/model/value.js";
import { compact } from "../../src/util/compact.js";

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
const text = fc.oneof(nasty, fc.string({ maxLength: 20 })).filter((value) => !value.includes("${{") && value !== "" && !/\r/.test(value));
const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,6}$/).filter((value) => !["True", "False", "None"].includes(value));
const literal: fc.Arbitrary<Literal> = fc.oneof(text, fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const texts = fc.dictionary(
  text.filter((key) => key !== "<<" && !/\n/.test(key) && key !== "__proto__"),
  text,
  { maxKeys: 2 },
);

const inputPort: fc.Arbitrary<InputPort> = fc.oneof(
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
const outputPort: fc.Arbitrary<OutputPort> = fc
  .record({
    kind: fc.constantFrom("uri_folder" as const, "mltable" as const, "string" as const),
    mode: fc.constant(undefined),
    description: optional(text),
  })
  .map(compact);

const environment: fc.Arbitrary<Environment> = fc.oneof(
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

function commandComponent(scratch: string): fc.Arbitrary<CommandComponent> {
  return fc
    .record({
      inputs: fc.dictionary(name, inputPort, { maxKeys: 3 }),
      outputs: fc.dictionary(name, outputPort, { maxKeys: 2 }),
      command: text,
      environment,
      code: optional(
        fc.constantFrom(
          { kind: "local" as const, path: path.join(scratch, "code") },
          { kind: "local" as const, path: path.join(scratch, "code", "a.py") },
        ),
      ),
      displayName: optional(text),
      description: optional(text),
      tags: optional(texts),
      isDeterministic: fc.boolean(),
      resources: optional(fc.record({ instanceCount: fc.integer({ min: 1, max: 9 }) })),
      distribution: optional(
        fc.constantFrom(
          { type: "mpi" as const, processCountPerInstance: 2 },
          { type: "tensorflow" as const, parameterServerCount: 1, workerCount: 3 },
        ),
      ),
      source: fc.constantFrom("YAML.COMPONENT" as const, "YAML.JOB" as const),
    })
    .map((fields) => ({ kind: "command", name: "azureml_anonymous", version: "1", ...compact(fields) }));
}

function values(ports: Readonly<Record<string, InputPort>>, scratch: string): fc.Arbitrary<Record<string, InputValue>> {
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
  return fc.tuple(...Object.keys(ports).map((port) => fc.tuple(fc.constant(port), value))).map((entries) => Object.fromEntries(entries));
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

function commandNode(scratch: string): fc.Arbitrary<Omit<CommandNode, "name">> {
  return commandComponent(scratch).chain((component) =>
    fc
      .record({
        inputs: values(component.inputs, scratch),
        outputs: fc
          .tuple(...Object.keys(component.outputs).map((port) => fc.tuple(fc.constant(port), optional(setting))))
          .map((entries) => Object.fromEntries(entries.filter(([, given]) => given !== undefined)) as Record<string, OutputSetting>),
        compute: optional(fc.constantFrom("cpu", "serverless", "${{parent.inputs.x}}")),
        environmentVariables: optional(fc.dictionary(name, text, { maxKeys: 2 })),
        limits: optional(fc.record({ timeout: fc.integer({ min: 1, max: 200_000 }) })),
        identity: optional(fc.constantFrom({ type: "user_identity" as const }, { type: "managed_identity" as const, clientId: "c" })),
        resources: optional(fc.record({ instanceCount: fc.integer({ min: 1, max: 9 }), shmSize: fc.constant("2g") })),
        tags: optional(texts),
        comment: optional(text),
        displayName: optional(text),
      })
      .map((fields) => ({ kind: "command" as const, component, source: component.source, ...compact(fields) })),
  );
}

function pipeline(scratch: string, depth: number): fc.Arbitrary<PipelineComponent> {
  const node: fc.Arbitrary<Omit<Node, "name">> =
    depth === 0
      ? commandNode(scratch)
      : fc.oneof({ weight: 3, arbitrary: commandNode(scratch) }, { weight: 1, arbitrary: pipelineNode(scratch, depth - 1) });
  return fc
    .record({
      inputs: fc.dictionary(name, inputPort, { maxKeys: 2 }),
      outputs: fc.dictionary(name, outputPort, { maxKeys: 2 }),
      jobs: fc.dictionary(name, node, { minKeys: 1, maxKeys: 3 }),
      displayName: optional(text),
    })
    .map(({ jobs, ...fields }) => ({
      kind: "pipeline",
      name: "azureml_anonymous",
      version: "1",
      isDeterministic: true,
      source: "YAML.COMPONENT",
      ...compact(fields),
      jobs: Object.fromEntries(Object.entries(jobs).map(([key, value]) => [key, { ...value, name: key } as Node])),
    }));
}

function pipelineNode(scratch: string, depth: number): fc.Arbitrary<Omit<Node, "name">> {
  return pipeline(scratch, depth).chain((component) =>
    values(component.inputs, scratch).map((inputs) => ({
      kind: "pipeline" as const,
      component,
      inputs,
      outputs: {},
      source: component.source,
    })),
  );
}

/** Jobs as they are read from YAML: components have lost their names, job ports are of the kinds of their values. */
export function yamlJobs(scratch: string): fc.Arbitrary<PipelineJob> {
  return pipeline(scratch, 2).chain((component) =>
    fc
      .record({
        displayName: optional(text),
        description: optional(text),
        experimentName: optional(text),
        tags: optional(texts),
        compute: optional(fc.constant("cpu")),
        settings: fc
          .record({
            defaultCompute: optional(fc.constantFrom("cpu", "serverless")),
            defaultDatastore: optional(fc.constant("store")),
            continueOnStepFailure: optional(fc.boolean()),
            forceRerun: optional(fc.boolean()),
          })
          .map(compact),
        inputs: fc.dictionary(
          name,
          literal.map((value): InputValue => ({ kind: "literal", value })),
          { maxKeys: 3 },
        ),
        outputs: fc.constantFrom(
          {},
          { result: {} },
          { result: { type: "mltable" as const, mode: "upload" as const, name: "r", version: "1" } },
        ),
      })
      .map((fields) => ({
        kind: "pipeline_job" as const,
        source: "YAML.JOB" as const,
        ...compact(fields),
        component: { ...component, inputs: {}, outputs: {} },
      })),
  );
}
