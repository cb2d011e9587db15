import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import type { Component, PipelineComponent } from "../model/pipeline.js";
import type { ComponentReference } from "../model/component-reference.js";
import type { Override } from "../model/override.js";
import type { PipelineJob } from "../model/pipeline-job.js";
import type { InputPort, OutputPort } from "../model/port.js";
import type { InputValues, OutputSettings } from "../model/value.js";
import { didYouMean } from "../util/did-you-mean.js";
import { compact } from "../util/compact.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { readComponentValue } from "./component/component-readers.js";
import { readNodeComponent } from "./node/read-node-component.js";
import { readNodes } from "./node/read-nodes.js";
import { unsaidInputs } from "./node/unsaid-inputs.js";
import { readInputValues } from "./part/read-input-values.js";
import { readJobHead } from "./part/read-job-head.js";
import { readOutputSettings } from "./part/read-output-settings.js";
import { anonymousIdentity, newContext, type ReadContext } from "./read-context.js";
import { foreignFile, foreignHints } from "./foreign-file.js";
import { MapReader } from "./source/map-reader.js";
import { describe } from "./source/read-value.js";
import { openYaml } from "./source/open-yaml.js";
import type { YamlValue } from "./source/yaml-value.js";

export interface ReadPipelineJobResult {
  /** Absent when something is wrong with the file; `diagnostics` then has an error. */
  readonly job?: PipelineJob;
  /** Errors first; warnings of what Azure ML ignores or does not know. */
  readonly diagnostics: readonly Diagnostic[];
}

const laterJobs: ReadonlySet<string> = new Set([
  "automl",
  "command",
  "data_transfer",
  "distillation",
  "finetuning",
  "parallel",
  "spark",
  "sweep",
]);

/**
 * Reads an Azure ML pipeline job (`$schema: …/pipelineJob.schema.json`) with the component files that it names.
 *
 * Inputs of the job become the ports of its pipeline, each of the kind of its value. See {@link readComponent} for paths, scalars and problems.
 *
 * `overrides` stand in for what the file says: `--set` of the command line.
 *
 * @example
 * const { job, diagnostics } = readPipelineJob("./pipeline.yml");
 */
export function readPipelineJob(file: string, overrides: readonly Override[] = []): ReadPipelineJobResult {
  const absolute = path.resolve(file);
  const sink = new DiagnosticSink();
  const root = openYaml(absolute, sink, overrides);
  const job = root === undefined ? undefined : readPipelineJobValue(root, newContext(sink, absolute, readComponentValue));
  const failed = job === undefined || sink.hasErrors;
  return { ...(failed ? {} : { job: deepFreeze(job) }), diagnostics: sink.list() };
}

function isPipelineJob(root: YamlValue): boolean {
  if (!root.isMap) {
    root.report("AZML406", `a job must be a map of keys and values, not ${describe(root)}`);
    return false;
  }
  const keys = new Map(root.entries());
  const type = keys.get("type");
  const said = type === undefined || type.isNull ? undefined : type.rawText;
  if (said === "pipeline" && !/Component\.schema\.json$/i.test(keys.get("$schema")?.rawText ?? "")) return true;
  const foreign = foreignFile(root);
  if (foreign !== undefined) {
    root.report("AZML419", `this is no job, but ${foreign}`, { hint: foreignHints[foreign] ?? whatToRun });
    return false;
  }
  if (said === undefined) {
    if (keys.get("jobs")?.isMap) {
      root.report("AZML407", `a job with "jobs" needs "type"`, {
        hint: "write type: pipeline; azure-ai-ml takes a job without a type for a command",
      });
      return true;
    }
    const notes = [`it has the keys ${[...keys.keys()].slice(0, 8).join(", ")}`];
    root.report("AZML419", "this is not an Azure ML pipeline job", { notes, hint: whatToRun });
    return false;
  }
  if (said === "import") type?.report("AZML428", "jobs of type import are submitted by no client of Azure ML", { hint: whatImports });
  else if (laterJobs.has(said)) type?.report("AZML420", `not supported yet: jobs of type: ${said}`);
  else {
    const guess = didYouMean(said, ["pipeline", ...laterJobs]);
    const hint = guess === undefined ? whatToRun : `did you mean "${guess}"?`;
    type?.report("AZML411", `"${type.rawText}" is not a type of job`, { hint });
  }
  return false;
}

const whatToRun = 'a pipeline job has "type: pipeline" and "jobs"';
const whatImports = "import data in a pipeline, by a node of type: data_transfer with task: import_data";

/** The same for a job that is part of another file; undefined, and reported, when it is no pipeline. */
export function readPipelineJobValue(root: YamlValue, context: ReadContext): PipelineJob | undefined {
  if (!isPipelineJob(root)) return undefined;
  const reader = new MapReader(root, "a pipeline job");
  for (const key of ["$schema", "type", "id", "creation_context", "status", "log_files"]) reader.get(key);
  const inputs = readInputValues(reader.get("inputs"));
  const outputs = readOutputSettings(reader.get("outputs"), "job");
  const jobs = reader.get("jobs");
  const named = reader.get("component");
  if (named?.string !== undefined && jobs !== undefined) jobs.reportKey("AZML424", `a pipeline job has "jobs" or "component", not both`);
  const runs = named === undefined ? undefined : readNodeComponent(named, context);
  if (named !== undefined && runs === undefined) return undefined;
  if (runs !== undefined && runs.kind !== "pipeline" && runs.kind !== "reference") {
    named?.report("AZML423", `a pipeline job runs a pipeline component, not one of type ${runs.kind}`);
    return undefined;
  }
  const head = readJobHead(reader);
  reader.close();
  const ports = { inputs: inputPorts(reader.get("inputs"), inputs), outputs: outputPorts(outputs) };
  const nodes = runs === undefined ? readNodes(jobs, ports, context) : {};
  const location = root.location;
  const component: PipelineComponent =
    runs?.kind === "pipeline"
      ? runs
      : {
          kind: "pipeline",
          ...anonymousIdentity,
          inputs: { ...ports.inputs, ...unsaidInputs(nodes, ports.inputs) },
          outputs: ports.outputs,
          isDeterministic: true,
          jobs: nodes,
          source: "YAML.JOB",
          location,
        };
  return { kind: "pipeline_job", ...head, component, ...runsOf(runs), inputs, outputs, source: "YAML.JOB", location };
}

function runsOf(runs: Component | ComponentReference | undefined): Pick<PipelineJob, "runs"> {
  if (runs === undefined) return {};
  return { runs: runs.kind === "reference" ? runs : { kind: "own" } };
}

function inputPorts(written: YamlValue | undefined, values: InputValues): Record<string, InputPort> {
  const places = new Map(written?.entries());
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      switch (value.kind) {
        case "asset":
          return [name, { kind: value.asset.type, ...compact({ mode: value.asset.mode }) }];
        case "literal":
          return [name, { kind: literalKind(places.get(name), value.value) }];
        case "text":
        case "binding":
          return [name, { kind: "string" }];
      }
    }),
  );
}

function literalKind(written: YamlValue | undefined, value: string | number | boolean): InputPort["kind"] {
  if (typeof value !== "number") return typeof value === "string" ? "string" : "boolean";
  const scalar = written?.isMap ? new Map(written.entries()).get("value") : written;
  return scalar?.type === "float" ? "number" : "integer";
}

function outputPorts(settings: OutputSettings): Record<string, OutputPort> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, { kind: setting.type ?? "uri_folder", ...compact({ mode: setting.mode }) }]),
  );
}
