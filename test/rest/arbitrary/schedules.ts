import fc from "fast-check";
import { recurrenceFrequencies, type Schedule, weekDays } from "../../../src/model/schedule.js";
import { compact } from "../../../src/util/compact.js";
import { yamlJobs } from "../generators/arbitrary-job.js";
import { optional, text, texts } from "../generators/arbitrary/parts.js";
import { commandJob, sparkJob } from "./standalone.js";

const times = fc.record({
  startTime: optional(fc.constant("2030-01-02 03:04:05")),
  endTime: optional(fc.constant("2031-01-02 03:04:05")),
  timeZone: optional(fc.constant("Pacific Standard Time")),
});
const hours = fc.array(fc.nat(23), { maxLength: 2 });
const pattern = fc
  .record({
    hours,
    minutes: fc.array(fc.nat(59), { maxLength: 2 }),
    weekDays: optional(fc.uniqueArray(fc.constantFrom(...weekDays), { minLength: 1, maxLength: 3 })),
    monthDays: optional(fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 3 })),
  })
  .map(compact);
const trigger: fc.Arbitrary<Schedule["trigger"]> = fc.oneof(
  times.map((fields) => ({ type: "cron" as const, expression: "15 10 * * 1", ...compact(fields) })),
  fc
    .record({
      times,
      frequency: fc.constantFrom(...recurrenceFrequencies),
      interval: fc.integer({ min: 1, max: 9 }),
      pattern: optional(pattern),
    })
    .map(({ times: shared, ...fields }) => ({ type: "recurrence" as const, ...compact(shared), ...compact(fields) })),
);

/** Schedules of new jobs, and of one that there is. */
export function schedules(scratch: string): fc.Arbitrary<Schedule> {
  const createJob: fc.Arbitrary<Schedule["createJob"]> = fc.oneof(
    yamlJobs(scratch),
    commandJob(scratch),
    sparkJob(scratch),
    fc.record({ changes: optional(yamlJobs(scratch)) }).map(({ changes }) => ({
      kind: "existing_job" as const,
      id: "/subscriptions/s/jobs/j",
      ...compact({ changes }),
    })),
  );
  return fc
    .record({
      kind: fc.constant("schedule" as const),
      name: fc.constant("nightly"),
      displayName: optional(text),
      description: optional(text),
      tags: optional(texts),
      properties: optional(texts),
      trigger,
      createJob,
    })
    .map(compact);
}
