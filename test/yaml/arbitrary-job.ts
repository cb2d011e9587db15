import fc from "fast-check";
import type { Node, PipelineComponent, PipelineNode } from "../../src/model/pipeline.js";
import type { PipelineJob, PipelineSettings } from "../../src/model/pipeline-job.js";
import type { InputValue } from "../../src/model/value.js";
import { automlNode } from "./arbitrary/automl.js";
import { commandNode } from "./arbitrary/command.js";
import { controlFlowNode } from "./arbitrary/control-flow.js";
import { dataTransferNode } from "./arbitrary/data-transfer.js";
import { fields, never, optional } from "./arbitrary/fields.js";
import { parallelNode } from "./arbitrary/parallel.js";
import { about, literal, name, ownKeys, text } from "./arbitrary/parts.js";
import { componentCommon, outputPort } from "./arbitrary/ports.js";
import { identity, services } from "./arbitrary/run-settings.js";
import { sparkNode } from "./arbitrary/spark.js";
import { sweepNode } from "./arbitrary/sweep.js";
import { nodeCommon, registered } from "./arbitrary/use.js";

type Pipeline = Omit<PipelineComponent, "location"> & { readonly source: "YAML.COMPONENT" | "YAML.JOB" };

/** A pipeline of nodes of every kind; what steers others stands last. */
export function pipelineComponent(scratch: string, depth: number, use: "node" | "file"): fc.Arbitrary<Pipeline> {
  const leaf: fc.Arbitrary<Omit<Node, "name">> = fc.oneof(
    automlNode,
    commandNode(scratch),
    dataTransferNode(scratch),
    parallelNode(scratch),
    sparkNode(scratch),
    sweepNode(scratch),
  );
  const node = depth === 0 ? leaf : fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 1, arbitrary: pipelineNode(scratch, depth - 1) });
  return fields<Pipeline>({
    kind: fc.constant("pipeline"),
    ...componentCommon(use, outputPort),
    source: fc.constant("YAML.COMPONENT"),
    // YAML has no word for it.
    sourceJobId: never,
    jobs: fc
      .dictionary(name, node, { minKeys: 1, maxKeys: 3 })
      .chain((jobs) => optional(controlFlowNode(jobs, scratch)).map((steering) => (steering === undefined ? jobs : { ...jobs, steering })))
      .map((jobs) => Object.fromEntries(Object.entries(jobs).map(([key, value]) => [key, { ...value, name: key } as Node]))),
  });
}

function pipelineNode(scratch: string, depth: number): fc.Arbitrary<Omit<Node, "name">> {
  return pipelineComponent(scratch, depth, "node").chain((component) =>
    fields<PipelineNode, "name" | "location">({ kind: fc.constant("pipeline"), ...nodeCommon(component, scratch) }),
  );
}

const settings = fields<PipelineSettings>({
  defaultCompute: optional(fc.constantFrom("cpu", "serverless")),
  defaultDatastore: optional(fc.constant("store")),
  continueOnStepFailure: optional(fc.boolean()),
  forceRerun: optional(fc.boolean()),
  onInit: optional(name),
  onFinalize: optional(name),
  extra: optional(ownKeys),
});

const jobHead = {
  kind: fc.constant("pipeline_job" as const),
  name: optional(text),
  displayName: optional(text),
  experimentName: optional(text),
  ...about,
  compute: optional(fc.constant("cpu")),
  identity: optional(identity),
  services: optional(services),
  settings,
  source: fc.constant("YAML.JOB" as const),
};

const given = fc.dictionary(
  name,
  literal.map((value): InputValue => ({ kind: "literal", value })),
  { maxKeys: 3 },
);
const outputs = fc.dictionary(name, fc.oneof(fc.constant({}), registered(fc.constantFrom("mltable", "uri_folder"))), { maxKeys: 2 });

/** Jobs as they are read from YAML: components have lost their names, job ports are of the kinds of their values. */
export function yamlJobs(scratch: string): fc.Arbitrary<PipelineJob> {
  const ofNodes = fields<PipelineJob, "location">({
    ...jobHead,
    component: pipelineComponent(scratch, 2, "node").map((component) => ({ ...component, inputs: {}, outputs: {} })),
    runs: never,
    inputs: given,
    outputs,
  });
  const ofComponent = fields<PipelineJob, "location">({
    ...jobHead,
    component: pipelineComponent(scratch, 1, "node"),
    runs: fc.constant({ kind: "own" }),
    inputs: given,
    outputs,
  });
  return fc.oneof({ weight: 4, arbitrary: ofNodes }, { weight: 1, arbitrary: ofComponent }, { weight: 1, arbitrary: changedJobs });
}

/** Jobs that run a component of the workspace: they know of it no more than they say. */
export const changedJobs: fc.Arbitrary<PipelineJob> = fields<PipelineJob, "location">({
  ...jobHead,
  component: fc.constant({
    kind: "pipeline",
    name: "azureml_anonymous",
    version: "1",
    isDeterministic: true,
    source: "YAML.JOB",
    inputs: {},
    outputs: {},
    jobs: {},
  }),
  runs: fc.constantFrom({ kind: "reference", id: "azureml:p:1" }, { kind: "reference", id: "azureml:p@latest" }),
  inputs: given,
  outputs,
});
