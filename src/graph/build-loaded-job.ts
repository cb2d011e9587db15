import { diagnosticAt } from "../diagnostics/report.js";
import { isBound } from "../dsl/bound.js";
import type { WrittenJob } from "../dsl/load-job.js";
import type { SubmittedJob } from "../model/definition.js";
import type { PipelineJob } from "../model/pipeline-job.js";
import { pipelineOfStandalone } from "../model/pipeline-of-standalone.js";
import type { InputValue } from "../model/value.js";
import { compact } from "../util/compact.js";
import { deepFreeze } from "../util/deep-freeze.js";
import { type GivenInputs, readGivenInputs } from "./given-inputs.js";
import type { GraphContext } from "./graph-context.js";
import { readJobOptions } from "./job-options.js";
import { describe } from "./options/describe.js";
import { readInputs } from "./read-inputs.js";
import { readNamedFile } from "./read-named-file.js";
import { readOutputSettings } from "./read-output-settings.js";

/** The job of a file, and what would run: as the file has it, and with what `loadJob()` and the command line say otherwise. */
export interface BuiltLoadedJob {
  readonly read: SubmittedJob;
  readonly before: PipelineJob;
  readonly after: PipelineJob;
}

/** Reads the job that a file holds. */
export function buildLoadedJob(
  { path, options: given, site }: WrittenJob,
  context: GraphContext,
  fromOutside: GivenInputs,
): BuiltLoadedJob | undefined {
  const { inputs, ...options } = readJobOptions(given, site, context, { inputs: "object" }) as ReturnType<typeof readJobOptions> & {
    inputs?: unknown;
  };
  if (typeof path !== "string" || path === "") {
    const hint = "give the path of a job's YAML file, relative to this one";
    context.sink.add(diagnosticAt(site, "AZML225", `loadJob() was given ${describe(path)} in place of a path`, { hint }));
    return undefined;
  }
  const read = readNamedFile(path, site, context, (file, sink) => context.files.job(file, sink));
  if (!read) return undefined;
  const job = read.kind === "pipeline_job" ? read : pipelineOfStandalone(read);
  const ports = Object.entries(job.component.inputs).map(([wire, port]) => ({ property: wire, wire, port }));
  const outputs = Object.entries(job.component.outputs).map(([wire, port]) => ({ property: wire, wire, port }));
  const outside = readGivenInputs(fromOutside, ports, context.sink);
  // What the file gives is not missing.
  const place = {
    what: "the job",
    component: path,
    site,
    owner: undefined,
    provided: new Set([...Object.keys(job.inputs), ...outside.keys()]),
  };
  const values = [...readInputs(inputs, ports, place, context)].filter((entry): entry is [string, InputValue] => !isBound(entry[1]));
  const settings = readOutputSettings(options.outputs, outputs, "the job", site, context);
  const { name, displayName, description, experimentName, tags, compute, properties, identity, services } = options;
  const { defaultCompute, defaultDatastore, continueOnStepFailure, forceRerun, onInit, onFinalize } = options;
  const after = deepFreeze({
    ...job,
    ...compact({ name, displayName, description, experimentName, tags, compute, properties, identity, services }),
    settings: { ...job.settings, ...compact({ defaultCompute, defaultDatastore, continueOnStepFailure, forceRerun, onInit, onFinalize }) },
    inputs: { ...job.inputs, ...Object.fromEntries(values), ...Object.fromEntries(outside) },
    outputs: {
      ...job.outputs,
      ...Object.fromEntries([...settings].map(([output, setting]) => [output, { ...job.outputs[output], ...setting }])),
    },
  });
  const unfit = Object.keys(after.settings).find((key) => !(key in job.settings));
  if (read.kind !== "pipeline_job" && unfit !== undefined) {
    const message = `the job of loadJob() has no option "${unfit}": it is no pipeline`;
    context.sink.add(diagnosticAt(site, "AZML226", message, { focus: unfit }));
  }
  return { read, before: job, after };
}
