import fc from "fast-check";
import {
  type CronTrigger,
  type RecurrencePattern,
  type RecurrenceTrigger,
  recurrenceFrequencies,
  type Schedule,
  weekDays,
} from "../../../src/model/schedule.js";
import { changedJobs, yamlJobs } from "../arbitrary-job.js";
import { commandJob } from "./command.js";
import { fields, optional } from "./fields.js";
import { about, key, text } from "./parts.js";
import { sparkJob } from "./spark.js";

/** Points in time, in the way the service gets them. */
const time = fc.constantFrom("2030-01-02 03:04:05", "2030-01-02 03:04:05.250000", "2030-12-31 23:00:00+02:00");
const common = { startTime: optional(time), endTime: optional(time), timeZone: optional(text) };

const cron = fields<CronTrigger>({ type: fc.constant("cron"), expression: fc.constantFrom("0 12 * * *", "*/5 * * * 1"), ...common });

const pattern = fields<RecurrencePattern>({
  hours: fc.array(fc.nat(23), { minLength: 1, maxLength: 2 }),
  minutes: fc.array(fc.nat(59), { minLength: 1, maxLength: 2 }),
  weekDays: optional(fc.uniqueArray(fc.constantFrom(...weekDays), { minLength: 1, maxLength: 2 })),
  monthDays: optional(fc.array(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 2 })),
});

const recurrence = fields<RecurrenceTrigger>({
  type: fc.constant("recurrence"),
  frequency: fc.constantFrom(...recurrenceFrequencies),
  interval: fc.integer({ min: 1, max: 100 }),
  pattern: optional(pattern),
  ...common,
});

type ExistingJob = Extract<Schedule["createJob"], { readonly kind: "existing_job" }>;

const existingJob = fields<ExistingJob>({
  kind: fc.constant("existing_job"),
  id: fc.constantFrom("nightly", "nightly_123", "/subscriptions/s/resourceGroups/g/providers/p/workspaces/w/jobs/j"),
  changes: optional(changedJobs),
});

/** Schedules with a trigger of each type, over a job of each kind that may have one. */
export function schedule(scratch: string): fc.Arbitrary<Omit<Schedule, "location">> {
  return fields<Schedule, "location">({
    kind: fc.constant("schedule"),
    name: text,
    displayName: optional(text),
    ...about,
    properties: optional(fc.dictionary(key, fc.option(text), { maxKeys: 2 })),
    trigger: fc.oneof(cron, recurrence),
    createJob: fc.oneof(yamlJobs(scratch), commandJob(scratch), sparkJob(scratch), existingJob),
  });
}
