import type { CommandComponent } from "../../../src/model/command-component.js";
import type { CommandNode } from "../../../src/model/command-node.js";
import type { BundledJob } from "../../../src/model/job.js";
import type { AssetKind, Literal } from "../../../src/model/kind.js";
import type { Node, PipelineComponent, PipelineNode } from "../../../src/model/pipeline.js";
import type { PipelineJob } from "../../../src/model/pipeline-job.js";
import type { InputPorts, OutputPorts } from "../../../src/model/port.js";
import type { InputValue, InputValues, OutputSettings } from "../../../src/model/value.js";

/** Values for inputs, short: a text such as `parent.jobs.a.outputs.b` in braces is a binding, other things are literals. */
export type Given = Readonly<Record<string, Literal | InputValue>>;

function inputValues(given: Given = {}): InputValues {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, inputValue(value)]));
}

function inputValue(value: Literal | InputValue): InputValue {
  if (typeof value === "object") return value;
  if (typeof value !== "string") return { kind: "literal", value };
  const input = /^\$\{\{parent\.inputs\.(\w+)\}\}$/.exec(value)?.[1];
  if (input !== undefined) return { kind: "binding", binding: { source: "pipeline_input", input } };
  const [, node, side, port] = /^\$\{\{parent\.jobs\.(\w+)\.(inputs|outputs)\.(\w+)\}\}$/.exec(value) ?? [];
  if (node === undefined || port === undefined) return value.includes("${{") ? { kind: "text", text: value } : { kind: "literal", value };
  return side === "outputs"
    ? { kind: "binding", binding: { source: "node_output", node, output: port } }
    : { kind: "binding", binding: { source: "node_input", node, input: port } };
}

export function localAsset(type: AssetKind, path: string): InputValue {
  return { kind: "asset", asset: { type, path: { kind: "local", path, written: path } } };
}

export interface CommandOptions {
  readonly inputs?: InputPorts;
  readonly outputs?: OutputPorts;
  readonly code?: string;
  readonly more?: Partial<CommandComponent>;
}

export function component(
  name: string,
  command: string,
  { inputs = {}, outputs = {}, code, more = {} }: CommandOptions = {},
): CommandComponent {
  return {
    kind: "command",
    name,
    command,
    inputs,
    outputs,
    ...(code !== undefined && { code: { kind: "local", path: code } }),
    isDeterministic: true,
    source: "BUILDER",
    ...more,
  };
}

/** A command node without its name, which is its key in the pipeline. `bound`: output → output of the pipeline around. */
export function command(
  of: CommandNode["component"],
  given: Given = {},
  { bound = {}, ...more }: { readonly bound?: Readonly<Record<string, string>> } & Partial<CommandNode> = {},
): CommandNode {
  return { kind: "command", name: "", component: of, inputs: inputValues(given), outputs: boundOutputs(bound), source: "BUILDER", ...more };
}

export function nested(of: PipelineNode["component"], given: Given = {}, bound: Readonly<Record<string, string>> = {}): PipelineNode {
  return { kind: "pipeline", name: "", component: of, inputs: inputValues(given), outputs: boundOutputs(bound), source: "BUILDER" };
}

function boundOutputs(bound: Readonly<Record<string, string>>): OutputSettings {
  return Object.fromEntries(Object.entries(bound).map(([output, boundTo]) => [output, { boundTo }]));
}

export interface PipelineOptions {
  readonly inputs?: InputPorts;
  readonly outputs?: OutputPorts;
}

export function pipeline(
  jobs: Readonly<Record<string, Node>>,
  { inputs = {}, outputs = {} }: PipelineOptions = {},
  name = "test",
): PipelineComponent {
  const named = Object.fromEntries(Object.entries(jobs).map(([key, node]) => [key, { ...node, name: key }]));
  return { kind: "pipeline", name, jobs: named, inputs, outputs, isDeterministic: true, source: "DSL" };
}

/** A job as `bundle/` would hand it over. */
export function job(of: PipelineComponent, given: Given = {}, more: Partial<PipelineJob> = {}): BundledJob {
  return {
    kind: "pipeline_job",
    settings: {},
    component: of,
    inputs: inputValues(given),
    outputs: {},
    source: "DSL",
    ...more,
  } as PipelineJob as BundledJob;
}
