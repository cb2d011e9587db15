import type { SourceLocation } from "./location.js";
import type { PipelineJob } from "./pipeline-job.js";
import type { CommandJob, SparkJob } from "./standalone-job.js";

interface TriggerCommon {
  /** Local time of `timeZone`, as the service is to get it: `2030-01-02 03:04:05`. At once when absent. */
  readonly startTime?: string;
  /** Never when absent. */
  readonly endTime?: string;
  /** A Windows name such as `Pacific Standard Time`; `UTC` when absent. */
  readonly timeZone?: string;
}

/** At the times that a cron expression of five fields names. */
export interface CronTrigger extends TriggerCommon {
  readonly type: "cron";
  readonly expression: string;
}

export const recurrenceFrequencies = ["minute", "hour", "day", "week", "month"] as const;
export const weekDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** Every so many minutes, hours, days, weeks or months. */
export interface RecurrenceTrigger extends TriggerCommon {
  readonly type: "recurrence";
  readonly frequency: (typeof recurrenceFrequencies)[number];
  /** Every how many of `frequency`. */
  readonly interval: number;
  readonly pattern?: RecurrencePattern;
}

/** When on the days of a recurrence. */
export interface RecurrencePattern {
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  /** Frequency `week`. */
  readonly weekDays?: readonly (typeof weekDays)[number][];
  /** Frequency `month`. */
  readonly monthDays?: readonly number[];
}

/** A job of the workspace that a schedule runs again, with changes. */
interface ExistingJob {
  readonly kind: "existing_job";
  /** The job's name or full ARM id. */
  readonly id: string;
  /** What is to be otherwise: inputs, settings and the like. */
  readonly changes?: PipelineJob;
}

/** Creates a job again and again. */
export interface Schedule {
  readonly kind: "schedule";
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, string | null>>;
  readonly trigger: CronTrigger | RecurrenceTrigger;
  readonly createJob: PipelineJob | CommandJob | SparkJob | ExistingJob;
  readonly location?: SourceLocation;
}
