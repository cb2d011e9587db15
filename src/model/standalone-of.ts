import { compact } from "../util/compact.js";
import { unreachable } from "../util/unreachable.js";
import type { AutomlNode } from "./automl-node.js";
import type { CommandComponent } from "./command-component.js";
import type { CommandNode } from "./command-node.js";
import { withDoubleBraces } from "./double-braces.js";
import { isAssetKind, type Literal, type PortKind } from "./kind.js";
import { literalText } from "./literal-text.js";
import type { Node, SweepNode } from "./pipeline.js";
import type { PipelineJob } from "./pipeline-job.js";
import type { SparkComponent } from "./spark-component.js";
import type { SparkNode } from "./spark-node.js";
import type { CommandSettings, StandaloneJob, StandaloneJobCommon } from "./standalone-job.js";
import { isSwept } from "./sweep-node.js";
import type { InputValue, InputValues, OutputSetting, OutputSettings } from "./value.js";

/** A node that can be a job by itself, with its component at hand. */
export type StandaloneNode =
  | (CommandNode & { readonly component: CommandComponent })
  | (SweepNode & { readonly component: CommandComponent })
  | (SparkNode & { readonly component: SparkComponent })
  | AutomlNode;

/** True for a node that can be a job by itself. Of a component in a workspace its command is not known here. */
export function canStandAlone(node: Node): node is StandaloneNode {
  if (node.kind === "automl") return true;
  const { component } = node;
  return (
    (node.kind === "command" || node.kind === "sweep" || node.kind === "spark") &&
    (component?.kind === "command" || component?.kind === "spark")
  );
}

/**
 * The standalone job that `job`, a pipeline of one node, stands for: what Azure ML gets in place of the pipeline.
 *
 * A job has no ports: defaults of the component become inputs, a part in `$[[ ]]` is written out or left out, and the file of a control
 * output is a `uri_file`. Source of the rules: azure-ai-ml's conversion of a node to a job.
 *
 * @throws Error when the node of the job cannot stand alone ({@link canStandAlone})
 * @example
 * standaloneOf(pipelineOfOne(train, {})) // { kind: "command_job", command: "python train.py", … }
 */
export function standaloneOf(job: PipelineJob): StandaloneJob {
  const [node] = Object.values(job.component.jobs);
  if (node === undefined || !canStandAlone(node)) throw new Error("no node that can stand alone");
  const common = commonOf(job, node);
  switch (node.kind) {
    case "automl": {
      const { automl, environmentVariables, resources, queueSettings } = node;
      return { kind: "automl_job", ...common, automl, ...compact({ environmentVariables, resources, queueSettings }) };
    }
    case "command": {
      const { services, limits, queueSettings } = node;
      const settings = commandSettings(node.component, node, common.inputs);
      return { kind: "command_job", ...common, ...settings, ...compact({ services, limits, queueSettings }) };
    }
    case "sweep": {
      const {
        searchSpace,
        objective,
        samplingAlgorithm,
        limits,
        earlyTermination,
        queueSettings,
        environmentVariables,
        resources = node.component.resources,
      } = node;
      const { command, ...trial } = commandSettings(node.component, compact({ environmentVariables }), common.inputs, searchSpace);
      return {
        kind: "sweep_job",
        ...common,
        searchSpace,
        objective,
        ...compact({ samplingAlgorithm, limits, earlyTermination, queueSettings, resources }),
        trial: { ...trial, command: withSearchSpace(command, node) },
      };
    }
    case "spark": {
      const { entry, pyFiles, jars, files, archives, args, code, environment } = node.component;
      const conf = node.conf === undefined ? node.component.conf : { ...node.component.conf, ...node.conf };
      const { resources } = node;
      const settings = { entry, pyFiles, jars, files, archives, args, code, environment, conf, resources };
      return { kind: "spark_job", ...common, ...compact(settings) };
    }
    default:
      return unreachable(node);
  }
}

function commonOf(job: PipelineJob, node: StandaloneNode): StandaloneJobCommon {
  const { name, experimentName, source, location } = job;
  // Of a component from a file azure-ai-ml takes what it does, and not what it is called.
  const said = [node.component?.source.startsWith("YAML") ? undefined : node.component, node, job];
  const last = (key: "displayName" | "description"): string | undefined => said.map((one) => one?.[key]).findLast(Boolean);
  const all = (key: "tags" | "properties"): Record<string, string> | undefined => {
    const merged = Object.assign({}, ...said.map((one) => one?.[key])) as Record<string, string>;
    return Object.keys(merged).length === 0 ? undefined : merged;
  };
  const { compute = job.compute, identity } = node;
  return {
    ...compact({ name, experimentName, displayName: last("displayName"), description: last("description") }),
    ...compact({ tags: all("tags"), properties: all("properties"), compute, identity }),
    inputs: inputsOf(job),
    outputs: outputsOf(job, node),
    source,
    ...compact({ location }),
  };
}

function inputsOf({ component, inputs }: PipelineJob): InputValues {
  return Object.fromEntries(
    Object.entries(component.inputs).flatMap(([name, port]): [string, InputValue][] => {
      const value: InputValue | undefined =
        inputs[name] ?? (port.default === undefined ? undefined : defaultValue(port.default, port.kind));
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Sent as the text that the component's spec has for it: `1.0` for a number. */
function defaultValue(value: Literal, kind: PortKind): InputValue {
  const text = literalText(value, kind);
  return compact({ kind: "literal" as const, value, text: text === literalText(value) ? undefined : text });
}

/** AutoML makes its model whether or not it is named. */
function outputsOf({ component, outputs }: PipelineJob, node: StandaloneNode): OutputSettings {
  if (node.kind === "automl") return outputs;
  return Object.fromEntries(
    Object.entries(component.outputs).map(([name, { kind, mode }]): [string, OutputSetting] => [
      name,
      compact({ type: isAssetKind(kind) ? kind : "uri_file", mode, ...outputs[name] }),
    ]),
  );
}

function commandSettings(
  component: CommandComponent,
  node: Partial<CommandNode>,
  inputs: InputValues,
  searched: Readonly<Record<string, unknown>> = {},
): CommandSettings {
  const { code, environment } = component;
  const { environmentVariables, resources = component.resources, distribution = component.distribution } = node;
  return {
    command: withoutOptionalParts(withDoubleBraces(component.command), { ...inputs, ...searched }),
    ...compact({ code, environment, environmentVariables, resources, distribution }),
  };
}

const optionalPart = /\$\[\[([\s\S]*?)\]\]/g;

/** A part in `$[[ ]]` stays when every input in it has a value. */
function withoutOptionalParts(command: string, values: Readonly<Record<string, unknown>>): string {
  return command.replace(optionalPart, (_, part: string) => {
    const named = [...part.matchAll(/\$\{\{\s*inputs\.([^\s}]+)\s*\}\}/g)];
    return named.every(([, name = ""]) => name in values) ? part : "";
  });
}

/** In the trial of a sweep job a hyperparameter is no input. */
function withSearchSpace(command: string, node: SweepNode): string {
  return command.replace(/\$\{\{\s*inputs\.([^\s}]+)\s*\}\}/g, (whole, name: string) =>
    isSwept(node, name) ? `\${{search_space.${name}}}` : whole,
  );
}
