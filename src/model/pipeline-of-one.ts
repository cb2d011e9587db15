import { compact } from "../util/compact.js";
import { isSwept } from "./sweep-node.js";
import { ownComponent } from "./own-component.js";
import type { Node } from "./pipeline.js";
import type { PipelineJob } from "./pipeline-job.js";
import type { InputPort, InputPorts, OutputPorts } from "./port.js";
import type { InputValue, OutputSetting } from "./value.js";

/** What a standalone job says of itself beside what its step does. */
export type JobHead = Pick<PipelineJob, "name" | "displayName" | "description" | "experimentName" | "tags" | "properties">;

/**
 * A pipeline whose only node is `node`: what runs when a standalone job does. The ports of the node become those of the pipeline, and its
 * values the job's, so that they can be given from outside.
 *
 * @example
 * pipelineOfOne(train, { experimentName: "training" })
 * // inputs: { data: …, epochs: 5 }, jobs: { train: { inputs: { data: ${{parent.inputs.data}}, epochs: ${{parent.inputs.epochs}} } } }
 */
export function pipelineOfOne(node: Node, head: JobHead): PipelineJob {
  const component = ownComponent(node);
  const inputs = inputPorts(node);
  const outputs = component?.outputs ?? settledPorts(node);
  const bound = mapNames(inputs, (input): InputValue => ({ kind: "binding", binding: { source: "pipeline_input", input } }));
  const written = mapNames(outputs, (output): OutputSetting => compact({ boundTo: output, mode: node.outputs[output]?.mode }));
  const { source, location } = node;
  return {
    kind: "pipeline_job",
    ...head,
    settings: {},
    component: {
      kind: "pipeline",
      name: component?.name ?? node.name,
      inputs,
      outputs,
      isDeterministic: true,
      jobs: { [node.name]: { ...node, inputs: bound, outputs: written } },
      source,
      ...compact({ displayName: head.displayName, location }),
    },
    inputs: node.inputs,
    outputs: node.outputs,
    source,
    ...compact({ location }),
  };
}

/** Hyperparameters are no inputs of a sweep. AutoML, which has no component, takes what it is given. */
function inputPorts(node: Node): InputPorts {
  const component = ownComponent(node);
  const ports = component?.inputs ?? mapNames(node.inputs, (name) => givenPort(node.inputs[name]));
  return Object.fromEntries(Object.entries(ports).filter(([name]) => !(node.kind === "sweep" && isSwept(node, name))));
}

function givenPort(value: InputValue | undefined): InputPort {
  return { kind: value?.kind === "asset" ? value.asset.type : "string" };
}

function settledPorts(node: Node): OutputPorts {
  return {
    best_model: { kind: "mlflow_model" },
    ...mapNames(node.outputs, (name) => ({ kind: node.outputs[name]?.type ?? "mlflow_model" })),
  };
}

function mapNames<T>(record: Readonly<Record<string, unknown>>, make: (name: string) => T): Record<string, T> {
  return Object.fromEntries(Object.keys(record).map((name) => [name, make(name)]));
}
