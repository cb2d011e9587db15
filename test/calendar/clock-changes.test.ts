import { describe, expect, it } from "vitest";
import { clockChange } from "../../src/calendar/clock-changes.js";
import { localText } from "../../src/calendar/point-in-time.js";
import { firesAfter } from "../../src/calendar/timetable.js";
import type { Schedule } from "../../src/model/schedule.js";
import { timetableOf } from "./support.js";

function said(trigger: Schedule["trigger"], from: string, count: number): string[] {
  const timetable = timetableOf({ startTime: "2000-01-01 00:00:00", ...trigger });
  return firesAfter(timetable, Date.parse(from), count).map((fire) =>
    [localText(fire, timetable.zone), clockChange(timetable, fire) ?? []].flat().join(" "),
  );
}

const europe = "W. Europe Standard Time";

describe("a change of clocks in words", () => {
  it.each<[string, Schedule["trigger"], string, number]>([
    ["a fixed time that is skipped", { type: "cron", expression: "30 2 * * *", timeZone: europe }, "2026-03-28T00:00:00Z", 3],
    ["fixed times around the gap", { type: "cron", expression: "30 1,2,3 * * *", timeZone: europe }, "2026-03-29T00:00:00Z", 3],
    ["a fixed time that comes twice", { type: "cron", expression: "30 2 * * *", timeZone: europe }, "2026-10-24T12:00:00Z", 2],
    ["every half hour through a gap", { type: "cron", expression: "*/30 * * * *", timeZone: europe }, "2026-03-29T00:29:00Z", 3],
    [
      "every half hour through an hour that comes twice",
      { type: "cron", expression: "*/30 * * * *", timeZone: europe },
      "2026-10-24T23:59:00Z",
      5,
    ],
    [
      "half an hour on Lord Howe",
      { type: "cron", expression: "15 2 * * *", timeZone: "Lord Howe Standard Time" },
      "2026-10-02T20:00:00Z",
      2,
    ],
    ["a day that Samoa never had", { type: "cron", expression: "0 12 * * *", timeZone: "Samoa Standard Time" }, "2011-12-29T00:00:00Z", 3],
    [
      "hours that pass",
      { type: "recurrence", frequency: "hour", interval: 1, startTime: "2026-10-25 00:30:00", timeZone: europe },
      "2026-10-24T23:59:00Z",
      3,
    ],
    ["a zone that changes nothing", { type: "cron", expression: "30 2 * * *", timeZone: "India Standard Time" }, "2026-03-28T00:00:00Z", 2],
  ])("%s", (_, trigger, from, count) => {
    expect(said(trigger, from, count)).toMatchSnapshot();
  });
});
