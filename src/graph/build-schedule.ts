import type { CallSite } from "../diagnostics/call-site.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { isJobSpec } from "../dsl/job.js";
import { isLoadedJob } from "../dsl/load-job.js";
import { isStandaloneJobSpec } from "../dsl/standalone-job.js";
import { isTrigger, type RecurrenceOptions, type ScheduleSpec, type WrittenTrigger } from "../dsl/schedule.js";
import { type Defined, definitionWord } from "../model/definition.js";
import { armNamePattern } from "../model/name.js";
import { type RecurrenceTrigger, recurrenceFrequencies, type Schedule, weekDays } from "../model/schedule.js";
import { compact } from "../util/compact.js";
import { deepFreeze } from "../util/deep-freeze.js";
import type { GraphContext } from "./graph-context.js";
import { describe, isPlainObject } from "./options/describe.js";
import { Check, type Fields, ListOf, oneOf, properties, Required, tags, wholeNumber } from "./options/field.js";
import { readOptions } from "./options/read-options.js";

const fields = {
  name: "string",
  trigger: "any",
  job: "any",
  displayName: "string",
  description: "string",
  tags,
  properties,
} as const satisfies Fields;
const time = new Check(
  "a point in time",
  (value) => isTime(value),
  () => 'a Date, or a text like "2030-01-31 08:30:00"',
);
const common = { startTime: time, endTime: time, timeZone: "string" } as const;
const triggerFields = {
  cron: { ...common, expression: "string" },
  recurrence: {
    ...common,
    frequency: new Required(oneOf(recurrenceFrequencies), `frequencies are: ${recurrenceFrequencies.join(", ")}`),
    interval: wholeNumber({ min: 1 }),
    hours: new ListOf(wholeNumber({ min: 0, max: 23 })),
    minutes: new ListOf(wholeNumber({ min: 0, max: 59 })),
    weekDays: new ListOf(oneOf(weekDays)),
    monthDays: new ListOf(wholeNumber({ min: 1, max: 31 })),
  },
} as const satisfies Record<WrittenTrigger["type"], Fields>;

type Complain = (message: string, focus: string | undefined, hint?: string) => void;

/** Builds the job of a schedule; undefined, and reported, when it is none. */
type JobBuilder = (target: unknown) => Defined | undefined;

/** The schedule that a `schedule(…)` stands for, and its job; undefined (and reported) when it is none. */
export function buildSchedule({ options: given, site }: ScheduleSpec, context: GraphContext, build: JobBuilder): Defined | undefined {
  const complain: Complain = (message, focus, hint) =>
    context.sink.add(
      diagnosticAt(site, "AZML237", message, { ...(focus !== undefined && { focus }), ...(hint !== undefined && { hint }) }),
    );
  const options = readOptions(given, fields, { what: "the schedule", code: "AZML237", site }, context.sink) as {
    readonly name?: string;
    readonly trigger?: unknown;
    readonly job?: unknown;
    readonly displayName?: string;
    readonly description?: string;
    readonly tags?: Readonly<Record<string, string>>;
    readonly properties?: Readonly<Record<string, string>>;
  };
  const { name, job, displayName, description } = options;
  if (name === undefined || !armNamePattern.test(name)) {
    const hint = "letters, digits, - and _, at most 255 of them, starting with a letter or digit";
    complain(`the name of the schedule is ${describe(name)}`, name === undefined ? undefined : "name", hint);
  }
  const trigger = isTrigger(options.trigger) ? readTrigger(options.trigger, site, complain, context) : undefined;
  if (!isTrigger(options.trigger))
    complain(`the schedule has ${describe(options.trigger)} for a trigger`, undefined, "give cron(…) or recurrence({ … })");
  const read = readJob(job, complain, build);
  if (name === undefined || !trigger || !read || context.sink.hasErrors) return undefined;
  const location = site.location();
  const { createJob } = read;
  const definition = compact({
    kind: "schedule" as const,
    name,
    displayName,
    description,
    tags: options.tags,
    properties: options.properties,
    trigger,
    createJob,
    location,
  });
  return deepFreeze(compact({ definition, job: read.job }));
}

function readJob(given: unknown, complain: Complain, build: JobBuilder): (Pick<Schedule, "createJob"> & Pick<Defined, "job">) | undefined {
  if (typeof given === "string") {
    if (/^(?:azureml:|\/subscriptions\/)./i.test(given)) return { createJob: { kind: "existing_job", id: given } };
    complain(`${describe(given)} names no job`, "job", "a job of the workspace is azureml:<name>, or an ARM id");
    return undefined;
  }
  if (isJobSpec(given) || isLoadedJob(given) || isStandaloneJobSpec(given)) {
    const built = build(given);
    if (built === undefined) return undefined;
    const { definition: createJob, job } = built;
    // azure-ai-ml refuses the other types, and says no more than that.
    if (createJob.kind === "pipeline_job" || createJob.kind === "command_job" || createJob.kind === "spark_job")
      return compact({ createJob, job });
    complain(`a schedule creates no ${definitionWord(createJob)}`, "job", "put it in a pipeline: job(ThePipeline, { … })");
    return undefined;
  }
  complain(
    `the schedule has ${describe(given)} for a job`,
    given === undefined ? undefined : "job",
    "give job(…), standaloneJob(…), loadJob(…), or azureml:<name>",
  );
  return undefined;
}

function readTrigger(
  { type, settings }: WrittenTrigger,
  site: CallSite,
  complain: Complain,
  context: GraphContext,
): Schedule["trigger"] | undefined {
  const read = readOptions(settings, triggerFields[type], { what: `${type}()`, code: "AZML237", site }, context.sink);
  const times = compact({
    startTime: sentTime(read["startTime"]),
    endTime: sentTime(read["endTime"]),
    timeZone: read["timeZone"] as string | undefined,
  });
  if (type === "recurrence") return { ...readRecurrence(read, isPlainObject(settings) ? settings : {}, complain), ...times };
  const { expression } = read;
  if (typeof expression === "string" && expression.trim().split(/\s+/).length === 5) return { type, expression, ...times };
  complain(`${describe(expression)} is no cron expression`, "cron", "five fields: minute, hour, day of the month, month, day of the week");
  return undefined;
}

function readRecurrence(read: Record<string, unknown>, given: Record<string, unknown>, complain: Complain): RecurrenceTrigger {
  const { frequency, interval = 1, hours, minutes, weekDays: days, monthDays } = read as Partial<RecurrenceOptions>;
  if ((given["hours"] === undefined) !== (given["minutes"] === undefined))
    complain("recurrence() has hours and minutes together, or neither", "recurrence");
  const pattern =
    hours === undefined && minutes === undefined
      ? undefined
      : compact({ hours: hours ?? [], minutes: minutes ?? [], weekDays: days, monthDays });
  return compact({ type: "recurrence" as const, frequency: frequency ?? "day", interval, pattern });
}

function isTime(given: unknown): boolean {
  if (given instanceof Date) return !Number.isNaN(given.getTime());
  return typeof given === "string" && /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.test(given);
}

/** A point in time as Python prints it, which is how azure-ai-ml sends it. */
function sentTime(given: unknown): string | undefined {
  if (!(given instanceof Date)) return given as string | undefined;
  const text = given.toISOString();
  const part = text.slice(20, 23);
  return `${text.slice(0, 10)} ${text.slice(11, 19)}${part === "000" ? "" : `.${part}000`}`;
}
