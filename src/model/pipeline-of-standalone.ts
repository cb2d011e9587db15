import { compact } from "../util/compact.js";
import { unreachable } from "../util/unreachable.js";
import type { CommandComponent } from "./command-component.js";
import type { ComponentCommon } from "./component-common.js";
import type { InputPort } from "./port.js";
import type { NodeCommon } from "./node-common.js";
import { pipelineOfOne } from "./pipeline-of-one.js";
import type { PipelineJob } from "./pipeline-job.js";
import type { Node } from "./pipeline.js";
import type { SearchDistribution } from "./search-space.js";
import type { CommandSettings, StandaloneJob, StandaloneJobCommon } from "./standalone-job.js";
import type { InputValue } from "./value.js";
import { quantityValue } from "./written-number.js";

/**
 * The pipeline of one node that runs when a standalone job does. A job has no ports: each value makes one of its kind. The node is called
 * after its type.
 *
 * @example
 * pipelineOfStandalone(commandJob) // jobs: { command: { component: { command: …, inputs: … } } }
 */
export function pipelineOfStandalone(job: StandaloneJob): PipelineJob {
  const { name, displayName, description, experimentName } = job;
  const { tags, properties } = { tags: withoutNulls(job.tags), properties: withoutNulls(job.properties) };
  return pipelineOfOne(nodeOf(job), compact({ name, displayName, description, experimentName, tags, properties }));
}

function nodeOf(job: StandaloneJob): Node {
  switch (job.kind) {
    case "automl_job": {
      const { automl, compute, identity, environmentVariables, resources, queueSettings } = job;
      const own = { compute, identity, environmentVariables, resources, queueSettings };
      return { kind: "automl", ...nodeCommon(job, "automl"), automl, ...compact(own) };
    }
    case "command_job": {
      const { compute, identity, services, environmentVariables, limits, queueSettings } = job;
      const component = commandComponent(job, job, job.command, inputPorts(job));
      const own = { compute, identity, services, environmentVariables, limits, queueSettings };
      return { kind: "command", ...nodeCommon(job, "command"), component, ...compact(own) };
    }
    case "sweep_job": {
      const { compute, identity, searchSpace, objective, samplingAlgorithm, limits, earlyTermination, queueSettings, resources } = job;
      const swept = Object.entries(searchSpace).map(([name, distribution]) => [name, sweptPort(distribution)] as const);
      const ports = { ...inputPorts(job), ...Object.fromEntries(swept) };
      const command = job.trial.command.replace(/\$\{\{\s*search_space\.([^\s}]+)\s*\}\}/g, "${{inputs.$1}}");
      const { environmentVariables } = job.trial;
      const own = { compute, identity, environmentVariables, samplingAlgorithm, limits, earlyTermination, queueSettings, resources };
      return {
        kind: "sweep",
        ...nodeCommon(job, "sweep"),
        component: commandComponent(job, job.trial, command, ports),
        searchSpace,
        objective,
        ...compact(own),
      };
    }
    case "spark_job": {
      const { entry, pyFiles, jars, files, archives, conf, args, code, environment, compute, identity, resources } = job;
      const settings = { entry, pyFiles, jars, files, archives, conf, args, code, environment };
      const component = { kind: "spark" as const, ...componentCommon(job, "spark", inputPorts(job)), ...compact(settings) };
      return { kind: "spark", ...nodeCommon(job, "spark"), component, ...compact({ compute, identity, resources }) };
    }
    default:
      return unreachable(job);
  }
}

function nodeCommon({ inputs, outputs, source, location }: StandaloneJobCommon, name: string): NodeCommon {
  return { name, inputs, outputs, source, ...compact({ location }) };
}

function commandComponent(
  job: StandaloneJobCommon,
  settings: CommandSettings,
  command: string,
  inputs: ComponentCommon["inputs"],
): CommandComponent {
  const { code, environment, resources, distribution } = settings;
  return {
    kind: "command",
    ...componentCommon(job, "command", inputs),
    command,
    ...compact({ code, environment, resources, distribution }),
  };
}

function componentCommon(job: StandaloneJobCommon, name: string, inputs: ComponentCommon["inputs"]): ComponentCommon {
  const outputs = Object.entries(job.outputs).map(
    ([output, { type = "uri_folder", mode }]) => [output, compact({ kind: type, mode })] as const,
  );
  const { source, location } = job;
  return { name, inputs, outputs: Object.fromEntries(outputs), isDeterministic: true, source, ...compact({ location }) };
}

function inputPorts({ inputs }: StandaloneJobCommon): Record<string, InputPort> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, portFor(value)]));
}

function portFor(value: InputValue): InputPort {
  if (value.kind === "asset") return compact({ kind: value.asset.type, mode: value.asset.mode });
  return { kind: value.kind === "literal" ? literalKind(value.value, value.text) : "string" };
}

function literalKind(value: string | number | boolean, text?: string): InputPort["kind"] {
  if (typeof value !== "number") return typeof value === "string" ? "string" : "boolean";
  return Number.isInteger(value) && text === undefined ? "integer" : "number";
}

/** A hyperparameter of whole numbers is an integer; one whose values are of several kinds is a text. */
function sweptPort(distribution: SearchDistribution): InputPort {
  if (distribution.type === "randint") return { kind: "integer" };
  if (distribution.type !== "choice") return { kind: "number" };
  const numbers = distribution.values.flatMap((value) => (typeof value === "string" || !isQuantity(value) ? [] : [quantityValue(value)]));
  if (numbers.length < distribution.values.length) return { kind: "string" };
  return { kind: numbers.every((value) => Number.isInteger(value)) ? "integer" : "number" };
}

function isQuantity(value: object | number): value is Parameters<typeof quantityValue>[0] {
  return typeof value === "number" || "text" in value;
}

/** A tag without a value means something to the service alone. */
function withoutNulls(texts: Readonly<Record<string, string | null>> | undefined): Record<string, string> | undefined {
  if (texts === undefined) return undefined;
  return Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== null));
}
