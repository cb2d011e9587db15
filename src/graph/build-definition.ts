import type { CallSite } from "../diagnostics/call-site.js";
import { isLoadedJob } from "../dsl/load-job.js";
import { isScheduleSpec } from "../dsl/schedule.js";
import { isStandaloneJobSpec } from "../dsl/standalone-job.js";
import type { Defined } from "../model/definition.js";
import type { PipelineJob } from "../model/pipeline-job.js";
import type { StandaloneJob } from "../model/standalone-job.js";
import { standaloneOf } from "../model/standalone-of.js";
import { buildJob } from "./build-job.js";
import { buildLoadedJob } from "./build-loaded-job.js";
import { buildSchedule } from "./build-schedule.js";
import { buildStandaloneJob } from "./build-standalone-job.js";
import type { GivenInputs } from "./given-inputs.js";
import type { GraphContext } from "./graph-context.js";
import { guardUserCode } from "./guard-user-code.js";

/** What is otherwise than in the file: values for inputs, and a change of the job. */
export interface Changes {
  readonly given?: GivenInputs;
  readonly change?: (job: PipelineJob) => PipelineJob;
}

/** What a `job(…)`, `standaloneJob(…)`, `loadJob(…)`, `schedule(…)` or pipeline class stands for; undefined (and reported) when it is none. */
export function buildDefinition(target: unknown, context: GraphContext, changes: Changes = {}): Defined | undefined {
  const { site = { location: () => undefined } } = (target ?? {}) as { readonly site?: CallSite };
  return guardUserCode("reading what the file exports", site, context, () => build(target, context, changes));
}

function build(target: unknown, context: GraphContext, changes: Changes): Defined | undefined {
  const { given = { texts: {}, folder: context.folder }, change = (job) => job } = changes;
  if (isScheduleSpec(target)) return buildSchedule(target, context, (job) => buildDefinition(job, context, changes));
  if (isLoadedJob(target)) {
    const built = buildLoadedJob(target, context, given);
    if (built === undefined) return undefined;
    const { read, before } = built;
    const job = change(built.after);
    return { job, definition: read.kind === "pipeline_job" ? job : withChanges(read, before, job) };
  }
  if (isStandaloneJobSpec(target)) {
    const built = buildStandaloneJob(target, context, given);
    if (built === undefined) return undefined;
    const job = change(built);
    return { job, definition: standaloneOf(job) };
  }
  const built = buildJob(target, context, given);
  if (built === undefined) return undefined;
  const job = change(built);
  return { job, definition: job };
}

const changeable = [
  "name",
  "displayName",
  "description",
  "experimentName",
  "tags",
  "properties",
  "compute",
  "identity",
  "services",
  "inputs",
  "outputs",
] as const satisfies readonly (keyof PipelineJob & keyof StandaloneJob)[];

/** A job of a file, with what differs in the pipeline that stands for it. */
function withChanges(read: StandaloneJob, before: PipelineJob, after: PipelineJob): StandaloneJob {
  return { ...read, ...Object.fromEntries(changeable.flatMap((key) => (after[key] === before[key] ? [] : [[key, after[key]]]))) };
}
