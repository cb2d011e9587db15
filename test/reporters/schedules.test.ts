import { expect, it } from "vitest";
import type { ScheduleEvent } from "../../src/events/schedule-event.js";
import { previewText } from "../../src/reporters/schedule-preview.js";
import { jsonScheduleReporter, plainScheduleReporter } from "../../src/reporters/schedule-reporter.js";

const common = { schedule: "nightly", time: 0 };
const due = { ...common, due: "2030-01-02T02:15:00+01:00" };
const [job, running] = ["nightly-20300102T011500Z", "nightly-20300101T011500Z"];
const events: readonly ScheduleEvent[] = [
  { type: "schedule_waiting", ...due },
  { type: "schedule_waiting", ...common },
  { type: "schedule_fired", ...due, job },
  { type: "schedule_job_ended", ...common, job, status: "Failed" },
  { type: "schedule_queued", ...due, job, running },
  { type: "schedule_skipped", ...due, running },
  { type: "schedule_missed", ...due, count: 1, isMadeUpFor: true },
  { type: "schedule_missed", ...due, count: 3, isMadeUpFor: false },
  { type: "schedule_missed", ...due, count: 1000, isMadeUpFor: false },
  { type: "schedule_failed", ...due, diagnostics: [{ code: "AZML503", severity: "error", message: "code does not exist" }] },
  { type: "schedule_stopped", ...common },
];

function told(reporter: typeof plainScheduleReporter): string[] {
  const lines: string[] = [];
  const tell = reporter({ output: { write: (text) => lines.push(text) } });
  for (const event of events) tell(event);
  return lines;
}

it("tells in a line each what happens to schedules", () => {
  expect(told(plainScheduleReporter).map((line) => line.replace(/^\d\d:\d\d:\d\d {2}/, ""))).toMatchSnapshot();
});

it("tells machines every event as it is", () => {
  expect(told(jsonScheduleReporter).map((line): unknown => JSON.parse(line))).toEqual(events);
});

it("says when a schedule fires no more", () => {
  const trigger = {
    type: "recurrence",
    frequency: "week",
    interval: 2,
    pattern: { hours: [8], minutes: [0, 30], weekDays: ["monday"] },
  } as const;
  const schedule = { kind: "schedule", name: "nightly", trigger, createJob: { kind: "existing_job", id: "azureml:job" } } as const;
  expect(previewText({ schedule, zone: "UTC", fires: [] }, { colors: false })).toBe(
    "nightly: every 2 weeks on monday at 8:00, 8:30, UTC\nIt does not fire any more.\n",
  );
});
