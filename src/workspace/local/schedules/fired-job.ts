import type { BundledJob } from "../../../model/job.js";
import type { PipelineJob } from "../../../model/pipeline-job.js";
import type { InputValue } from "../../../model/value.js";

/** Longest name of a job. */
const longest = 255;
const triggerTime = /\$\{\{\s*creation_context\.trigger_time\s*\}\}/g;

/**
 * What the jobs of a schedule are called: `<schedule>-YYYYMMDDThhmmssZ`, by the time that they were due at. To Azure ML that is the display
 * name ("Query triggered jobs from a schedule", Microsoft Learn); here it is the name, and the display name says what the job is.
 *
 * @example firedName("nightly", Date.parse("2030-01-02T03:04:05Z")) // "nightly-20300102T030405Z"
 */
export function firedName(schedule: string, due: number): string {
  const time = new Date(due).toISOString().replace(/[-:]|\.\d+/g, "");
  return `${schedule.slice(0, longest - time.length - 1)}-${time}`;
}

/**
 * The job that a schedule creates when it fires. Without an experiment of its own it belongs to the one of the schedule's name, and
 * `${{creation_context.trigger_time}}` in its inputs is the time that it was due at, in UTC.
 */
export function firedJob(job: PipelineJob, schedule: string, due: number): BundledJob {
  const name = firedName(schedule, due);
  const time = new Date(due).toISOString().replace(".000", "");
  const inputs = Object.entries(job.inputs).map(([key, value]) => [key, withTime(value, time)] as const);
  // What the store has was bundled before it was put there.
  return { experimentName: schedule, ...job, name, inputs: Object.fromEntries(inputs) } as BundledJob;
}

function withTime(value: InputValue, time: string): InputValue {
  if (value.kind === "text") return { ...value, text: value.text.replace(triggerTime, time) };
  if (value.kind !== "literal" || typeof value.value !== "string") return value;
  return { kind: "literal", value: value.value.replace(triggerTime, time) };
}
