import { type CallSite, callSite } from "../diagnostics/call-site.js";
import type { RecurrencePattern, RecurrenceTrigger } from "../model/schedule.js";
import type { Count, CronText, Hour, Minute, MonthDay } from "../types/number-check.js";
import type { PipelineJobSpec } from "./job.js";
import type { LoadedJob } from "./load-job.js";
import type { StandaloneJobSpec } from "./standalone-job.js";
import { withOptions } from "./with-options.js";

const mark = Symbol.for("azml/schedule");
declare const trigger: unique symbol;

/** When a trigger begins and ends, and in which zone its times are. */
export interface TriggerOptions {
  /** A `Date`, which is written in UTC, or a local time of `timeZone`: `"2030-01-02 03:04:05"`. At once when absent. */
  readonly startTime?: Date | string;
  /** Never when absent. */
  readonly endTime?: Date | string;
  /** A Windows name such as `W. Europe Standard Time`. Default: `UTC`. */
  readonly timeZone?: string;
}

/** When a schedule runs its job. Made by `cron(…)` and `recurrence(…)`. */
export interface Trigger {
  readonly [trigger]: true;
}

/** How often, and when on the days of a week or month. `hours` and `minutes` are said together. */
export interface RecurrenceOptions<
  I extends number = number,
  H extends number = number,
  M extends number = number,
  D extends number = number,
> extends TriggerOptions {
  /** What is counted: minutes, hours, days, weeks or months. */
  readonly frequency: RecurrenceTrigger["frequency"];
  /** Every how many of `frequency`. Default: 1. */
  readonly interval?: Count<I>;
  /** 0 to 23. */
  readonly hours?: readonly Hour<H>[];
  /** 0 to 59. */
  readonly minutes?: readonly Minute<M>[];
  /** Frequency `week`. */
  readonly weekDays?: RecurrencePattern["weekDays"];
  /** Frequency `month`: 1 to 31. */
  readonly monthDays?: readonly MonthDay<D>[];
}

/** What is run when (schema `schedule`). */
export interface ScheduleOptions {
  /** Name of the schedule; one of that name is replaced. */
  readonly name: string;
  /** When it runs the job: `cron(…)` or `recurrence(…)`. */
  readonly trigger: Trigger;
  /** A job of this project, or the name (`azureml:my-job`) or ARM id of one that the workspace has. */
  readonly job: PipelineJobSpec | StandaloneJobSpec | LoadedJob | string;
  /** For people (`display_name`). The name when absent. */
  readonly displayName?: string;
  /** For people, on the page of the schedule. */
  readonly description?: string;
  /** Texts by name, to find the schedule by. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Texts by name that never change. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** A schedule as the user wrote it. Export it like a job. */
export interface ScheduleSpec {
  /** The options, as they were given. */
  readonly options: unknown;
  /** Where `schedule()` was called. */
  readonly site: CallSite;
}

/** A trigger as the user wrote it. */
export interface WrittenTrigger {
  readonly type: "cron" | "recurrence";
  /** What was given, whatever it is. */
  readonly settings: unknown;
}

export function isScheduleSpec(value: unknown): value is ScheduleSpec {
  return typeof value === "object" && value !== null && mark in value;
}

const triggerMark = Symbol.for("azml/trigger");

export function isTrigger(value: unknown): value is WrittenTrigger {
  return typeof value === "object" && value !== null && triggerMark in value;
}

/**
 * At the times that a cron expression names: minute, hour, day of the month, month, day of the week.
 *
 * @example cron("15 2 * * *", { timeZone: "W. Europe Standard Time" }) // { type: cron, expression: "15 2 * * *", time_zone: … }
 */
export function cron<const E extends string>(expression: CronText<E>, options: TriggerOptions = {}): Trigger {
  return Object.freeze({ [triggerMark]: true, type: "cron", settings: withOptions({ expression }, options) }) as unknown as Trigger;
}

/**
 * Every so many minutes, hours, days, weeks or months.
 *
 * @example recurrence({ frequency: "week", weekDays: ["monday"], hours: [8], minutes: [30] })
 * // { type: recurrence, frequency: week, interval: 1, schedule: { week_days: [monday], hours: [8], minutes: [30] } }
 */
export function recurrence<
  const I extends number = number,
  const H extends number = number,
  const M extends number = number,
  const D extends number = number,
>(options: RecurrenceOptions<I, H, M, D>): Trigger {
  return Object.freeze({ [triggerMark]: true, type: "recurrence", settings: options }) as unknown as Trigger;
}

/**
 * A job that is run again and again.
 *
 * @example
 * export const nightly = schedule({ name: "nightly", trigger: cron("15 2 * * *"), job: trainingJob });
 * // { name: nightly, trigger: { type: cron, expression: "15 2 * * *" }, create_job: { type: pipeline, … } }
 */
export function schedule(options: ScheduleOptions): ScheduleSpec {
  return Object.freeze({ [mark]: true, options, site: callSite(schedule) });
}
