import { describe, expect, it } from "vitest";
import { files } from "../../src/compile.js";
import { DiagnosticSink } from "../../src/diagnostics/sink.js";
import { printDiagnostics } from "../../src/diagnostics/print.js";
import { cron, job, pipeline, recurrence, schedule, type ScheduleSpec } from "../../src/index.js";
import { buildDefinition } from "../../src/graph/build-definition.js";
import type { Schedule } from "../../src/model/schedule.js";

@pipeline()
class Nightly {
  build() {}
}
const nightly = job(Nightly, {}, { experimentName: "e" });

function build(spec: unknown): { readonly schedule: Schedule | undefined; readonly told: string } {
  const sink = new DiagnosticSink();
  const context = { sink, files, folder: import.meta.dirname, components: new Map(), pipelines: [], building: [] };
  const built = buildDefinition(spec, context);
  const diagnostics = sink.list().map(({ location: _, ...rest }) => rest);
  return { schedule: built?.definition as Schedule | undefined, told: printDiagnostics(diagnostics, { color: false, cwd: "" }) };
}

describe("schedule()", () => {
  it("says when a job is run", () => {
    const trigger = cron("15 2 * * *", { timeZone: "W. Europe Standard Time", startTime: new Date(Date.UTC(2030, 0, 2, 3, 4, 5, 60)) });
    const { schedule: built, told } = build(schedule({ name: "nightly", trigger, job: nightly, tags: { a: "b" } }));
    expect(told).toBe("");
    expect(built).toMatchObject({
      name: "nightly",
      tags: { a: "b" },
      trigger: { type: "cron", expression: "15 2 * * *", timeZone: "W. Europe Standard Time", startTime: "2030-01-02 03:04:05.060000" },
      createJob: { kind: "pipeline_job", experimentName: "e" },
    });
  });

  it("recurs, over a job of this project or of the workspace", () => {
    const weekly = recurrence({ frequency: "week", weekDays: ["monday"], hours: [8], minutes: [30] });
    expect(build(schedule({ name: "w", trigger: weekly, job: "azureml:my-job" })).schedule).toEqual({
      kind: "schedule",
      name: "w",
      trigger: { type: "recurrence", frequency: "week", interval: 1, pattern: { hours: [8], minutes: [30], weekDays: ["monday"] } },
      createJob: { kind: "existing_job", id: "azureml:my-job" },
      location: expect.anything(),
    });
    expect(build(schedule({ name: "h", trigger: recurrence({ frequency: "hour" }), job: nightly })).schedule?.trigger).toEqual({
      type: "recurrence",
      frequency: "hour",
      interval: 1,
    });
  });

  it("AZML237 wrong schedule", () => {
    const careless = schedule as (options: unknown) => ScheduleSpec;
    const bad: string = "bad";
    const told = [
      careless({ name: "a b", trigger: "0 0 * * *", job: "my-job", when: 3 }),
      careless({ trigger: cron(bad, { startTime: "tomorrow", zone: "UTC" } as never), job: nightly }),
      careless({
        name: "c",
        trigger: recurrence({ frequency: "weak", interval: 0, hours: [24], weekDays: ["Montag"], monthDays: [0] } as never),
        job: Nightly,
      }),
      careless(undefined),
    ].map((spec) => build(spec).told);
    expect(told.join("\n")).toMatchInlineSnapshot(`
      "error AZML237: the schedule has no option "when".
        hint: options are: name, trigger, job, displayName, description, tags, properties

      error AZML237: the name of the schedule is the text "a b".
        hint: letters, digits, - and _, at most 255 of them, starting with a letter or digit

      error AZML237: the schedule has the text "0 0 * * *" for a trigger.
        hint: give cron(…) or recurrence({ … })

      error AZML237: the text "my-job" names no job.
        hint: a job of the workspace is azureml:<name>, or an ARM id

      Found 4 errors.

      error AZML237: the name of the schedule is undefined.
        hint: letters, digits, - and _, at most 255 of them, starting with a letter or digit

      error AZML237: option "startTime" of cron() has to be a point in time, not the text "tomorrow".
        hint: a Date, or a text like "2030-01-31 08:30:00"

      error AZML237: cron() has no option "zone".
        hint: options are: startTime, endTime, timeZone, expression

      error AZML237: the text "bad" is no cron expression.
        hint: five fields: minute, hour, day of the month, month, day of the week

      Found 4 errors.

      error AZML237: option "frequency" of recurrence() has to be "minute", "hour", "day", "week", or "month", not the text "weak".
        hint: did you mean "week"?

      error AZML237: option "interval" of recurrence() has to be a whole number of at least 1, not the number 0.

      error AZML237: each of "hours" of recurrence() has to be a whole number from 0 to 23, not the number 24.

      error AZML237: each of "weekDays" of recurrence() has to be "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", or "sunday", not the text "Montag".
        hint: did you mean "monday"?

      error AZML237: each of "monthDays" of recurrence() has to be a whole number from 1 to 31, not the number 0.

      error AZML237: recurrence() has hours and minutes together, or neither.

      error AZML237: the schedule has the class Nightly for a job.
        hint: give job(…), standaloneJob(…), loadJob(…), or azureml:<name>

      Found 7 errors.

      error AZML237: the name of the schedule is undefined.
        hint: letters, digits, - and _, at most 255 of them, starting with a letter or digit

      error AZML237: the schedule has undefined for a trigger.
        hint: give cron(…) or recurrence({ … })

      error AZML237: the schedule has undefined for a job.
        hint: give job(…), standaloneJob(…), loadJob(…), or azureml:<name>

      Found 3 errors.
      "
    `);
  });
});
