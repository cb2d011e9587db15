import fc from "fast-check";
import type { Node, PipelineComponent } from "../../../src/model/pipeline.js";
import type { PipelineJob } from "../../../src/model/pipeline-job.js";
import type { InputValue } from "../../../src/model/value.js";
import { compact } from "../../../src/util/compact.js";
import { automlNode } from "./arbitrary/automl.js";
import { commandNode } from "./arbitrary/command.js";
import { controlFlowNode } from "./arbitrary/control-flow.js";
import { dataTransferNode } from "./arbitrary/data-transfer.js";
import { parallelNode } from "./arbitrary/parallel.js";
import { inputPort, literal, name, optional, outputPort, text, texts, values } from "./arbitrary/parts.js";
import { sparkNode } from "./arbitrary/spark.js";
import { sweepNode } from "./arbitrary/sweep.js";

/** A pipeline of nodes of every kind; what steers others stands last. */
function pipeline(scratch: string, depth: number): fc.Arbitrary<PipelineComponent> {
  const leaf: fc.Arbitrary<Omit<Node, "name">> = fc.oneof(
    automlNode,
    commandNode(scratch),
    dataTransferNode(scratch),
    parallelNode(scratch),
    sparkNode(scratch),
    sweepNode(scratch),
  );
  const node = depth === 0 ? leaf : fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 1, arbitrary: pipelineNode(scratch, depth - 1) });
  return fc
    .record({
      inputs: fc.dictionary(name, inputPort, { maxKeys: 2 }),
      outputs: fc.dictionary(name, outputPort, { maxKeys: 2 }),
      jobs: fc
        .dictionary(name, node, { minKeys: 1, maxKeys: 3 })
        .chain((jobs) => optional(controlFlowNode(jobs, scratch)).map((steering) => ({ ...jobs, ...compact({ steering }) }))),
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
