import path from "node:path";
import { type Diagnostic, isError } from "../diagnostics/diagnostic.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import type { Override } from "../model/override.js";
import type { PipelineJob } from "../model/pipeline-job.js";
import type { StandaloneJob } from "../model/standalone-job.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { readComponentValue } from "./component/component-readers.js";
import { readAutomlJob } from "./job/read-automl-job.js";
import { readCommandJob } from "./job/read-command-job.js";
import { readSparkJob } from "./job/read-spark-job.js";
import { readSweepJob } from "./job/read-sweep-job.js";
import { newContext, type ReadContext } from "./read-context.js";
import { readPipelineJobValue } from "./read-pipeline-job.js";
import { openYaml } from "./source/open-yaml.js";
import type { YamlValue } from "./source/yaml-value.js";

export interface ReadJobResult {
  /** Absent when the file says no job. It may be there beside an error of a job that can be read, and is not allowed. */
  readonly job?: PipelineJob | StandaloneJob;
  /** Errors first; warnings of what Azure ML ignores or does not know. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What azure-ai-ml reads all the same, and refuses when it looks at the job. */
const readable: ReadonlySet<string> = new Set(["AZML426"]);

/**
 * Reads an Azure ML job of any type that azml knows: a pipeline, or one step by itself (command, sweep, spark, automl). A file without `type`
 * is a pipeline when it has `jobs`, and a command when it has a command.
 *
 * `overrides` stand in for what the file says: `--set` of the command line.
 *
 * @example
 * const { job, diagnostics } = readJob("./job.yml");
 */
export function readJob(file: string, overrides: readonly Override[] = []): ReadJobResult {
  const absolute = path.resolve(file);
  const sink = new DiagnosticSink();
  const root = openYaml(absolute, sink, overrides);
  const job = root === undefined ? undefined : readJobValue(root, newContext(sink, absolute, readComponentValue));
  const failed = job === undefined || sink.list().some((found) => isError(found) && !readable.has(found.code));
  return { ...(failed ? {} : { job: deepFreeze(job) }), diagnostics: sink.list() };
}

const readers: Readonly<Record<string, (value: YamlValue) => StandaloneJob | undefined>> = {
  automl: readAutomlJob,
  command: readCommandJob,
  spark: readSparkJob,
  sweep: readSweepJob,
};

/** The same for a job that is part of another file. */
export function readJobValue(root: YamlValue, context: ReadContext): PipelineJob | StandaloneJob | undefined {
  const keys = new Map(root.entries());
  const type = keys.get("type");
  const kind = type === undefined || type.isNull ? (keys.has("command") && !keys.has("jobs") ? "command" : "pipeline") : type.rawText;
  // Unlike those of nodes and components, types of jobs have no capitals.
  const read = Object.hasOwn(readers, kind) ? readers[kind] : undefined;
  return read === undefined ? readPipelineJobValue(root, context) : read(root);
}
