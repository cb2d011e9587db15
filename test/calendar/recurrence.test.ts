import { describe, expect, it } from "vitest";
import { readTimetable } from "../../src/calendar/timetable.js";
import type { RecurrenceTrigger } from "../../src/model/schedule.js";
import { fires } from "./support.js";

type Said = Omit<RecurrenceTrigger, "type">;

function every(said: Said): RecurrenceTrigger {
  return { type: "recurrence", ...said };
}

const year = "2026-01-01T00:00:00Z";

describe("a recurrence without a pattern", () => {
  it.each<[string, Said, string[]]>([
    [
      "minutes",
      { frequency: "minute", interval: 90, startTime: "2026-03-01 10:15:30" },
      ["2026-03-01T10:15:30+00:00", "2026-03-01T11:45:30+00:00"],
    ],
    [
      "hours that pass",
      { frequency: "hour", interval: 24, startTime: "2026-03-28 02:30:00", timeZone: "W. Europe Standard Time" },
      ["2026-03-28T02:30:00+01:00", "2026-03-29T03:30:00+02:00"],
    ],
    [
      "days of the clock",
      { frequency: "day", interval: 1, startTime: "2026-03-28 04:30:00", timeZone: "W. Europe Standard Time" },
      ["2026-03-28T04:30:00+01:00", "2026-03-29T04:30:00+02:00"],
    ],
    [
      "weeks",
      { frequency: "week", interval: 2, startTime: "2026-01-07 08:00:00" },
      ["2026-01-07T08:00:00+00:00", "2026-01-21T08:00:00+00:00"],
    ],
    [
      "months that have the day",
      { frequency: "month", interval: 1, startTime: "2026-01-31 08:00:00" },
      ["2026-01-31T08:00:00+00:00", "2026-03-31T08:00:00+00:00", "2026-05-31T08:00:00+00:00"],
    ],
  ])("comes after so many %s", (_, said, expected) => {
    expect(fires(every(said), year, expected.length)).toEqual(expected);
  });

  it("goes on from its start, however long ago that was", () => {
    const hourly = every({ frequency: "hour", interval: 5, startTime: "2020-01-01 00:07:00" });
    expect(fires(hourly, "2026-01-01T00:00:00Z", 1)).toEqual(["2026-01-01T02:07:00+00:00"]);
  });
});

describe("a recurrence with a pattern", () => {
  const at = { hours: [10, 8], minutes: [30, 0] };
  it.each<[string, Said, string[]]>([
    [
      "every hour with every minute",
      { frequency: "day", interval: 1, pattern: at, startTime: "2026-02-01 09:00:00" },
      ["2026-02-01T10:00:00+00:00", "2026-02-01T10:30:00+00:00", "2026-02-02T08:00:00+00:00"],
    ],
    [
      "every third day",
      { frequency: "day", interval: 3, pattern: { hours: [8], minutes: [0] }, startTime: "2026-02-01 09:00:00" },
      ["2026-02-04T08:00:00+00:00", "2026-02-07T08:00:00+00:00"],
    ],
    [
      "days of every other week",
      {
        frequency: "week",
        interval: 2,
        pattern: { hours: [8], minutes: [0], weekDays: ["friday", "monday"] },
        startTime: "2026-01-07 00:00:00",
      },
      ["2026-01-09T08:00:00+00:00", "2026-01-19T08:00:00+00:00", "2026-01-23T08:00:00+00:00"],
    ],
    [
      "the day of the start in weeks",
      { frequency: "week", interval: 1, pattern: { hours: [8], minutes: [0] }, startTime: "2026-01-07 09:00:00" },
      ["2026-01-14T08:00:00+00:00"],
    ],
    [
      "days of a month that it has",
      { frequency: "month", interval: 1, pattern: { hours: [8], minutes: [0], monthDays: [31, 30] }, startTime: "2026-02-01 00:00:00" },
      ["2026-03-30T08:00:00+00:00", "2026-03-31T08:00:00+00:00", "2026-04-30T08:00:00+00:00"],
    ],
    [
      "every such day of a month",
      { frequency: "month", interval: 2, pattern: { hours: [8], minutes: [0], weekDays: ["sunday"] }, startTime: "2026-01-20 00:00:00" },
      ["2026-01-25T08:00:00+00:00", "2026-03-01T08:00:00+00:00"],
    ],
    [
      "29 February, when there is one",
      { frequency: "month", interval: 12, pattern: { hours: [0], minutes: [0], monthDays: [29] }, startTime: "2024-02-01 00:00:00" },
      ["2028-02-29T00:00:00+00:00"],
    ],
  ])("comes at %s", (_, said, expected) => {
    expect(fires(every(said), year, expected.length)).toEqual(expected);
  });
});

describe("the beginning and the end", () => {
  const daily: Said = { frequency: "day", interval: 1, pattern: { hours: [8], minutes: [0] } };
  const created = "2026-05-01T12:34:56.789Z";

  it("is creation when there is no start time: at once, and then by the rule", () => {
    expect(fires(every(daily), "2026-01-01T00:00:00Z", 2, created)).toEqual(["2026-05-01T12:34:56+00:00", "2026-05-02T08:00:00+00:00"]);
    const minutes = every({ frequency: "minute", interval: 10 });
    expect(fires(minutes, "2026-01-01T00:00:00Z", 2, created)).toEqual(["2026-05-01T12:34:56+00:00", "2026-05-01T12:44:56+00:00"]);
  });

  it("is nothing to make up for when it has passed", () => {
    expect(fires(every({ ...daily, startTime: "2020-01-01 00:00:00" }), created, 1, created)).toEqual(["2026-05-02T08:00:00+00:00"]);
  });

  it("reads times in the zone, unless they have an offset", () => {
    const zoned = { ...daily, timeZone: "Tokyo Standard Time", startTime: "2026-06-01T08:00:00", endTime: "2026-06-02T23:00:00Z" };
    expect(fires(every(zoned), year, 9)).toEqual(["2026-06-01T08:00:00+09:00", "2026-06-02T08:00:00+09:00", "2026-06-03T08:00:00+09:00"]);
  });
});

describe("a trigger that cannot be understood", () => {
  const told = (trigger: Parameters<typeof readTimetable>[0]["trigger"]): string[] =>
    readTimetable({ trigger }, 0).diagnostics.map(({ code, message, hint }) => `${code} ${message} (${hint})`);

  it("is told with every mistake", () => {
    expect([
      told({ type: "cron", expression: "61 25 * * 7", timeZone: "Europe/Berlin", startTime: "soon" }),
      told({ type: "cron", expression: "0 0 1 1 *", timeZone: "W. Europ Standard Time", startTime: "2026-02-30 00:00:00" }),
      told({ type: "cron", expression: "0 0 * * *", startTime: "2026-02-01 00:00:00", endTime: "2026-01-01 00:00:00" }),
      told(every({ frequency: "hour", interval: 0, pattern: { hours: [1], minutes: [] } })),
      told(every({ frequency: "day", interval: 1, pattern: { hours: [24], minutes: [], weekDays: ["monday"], monthDays: [1] } })),
      told(every({ frequency: "month", interval: 1.5, pattern: { hours: [1], minutes: [0], weekDays: ["monday"], monthDays: [0] } })),
    ]).toMatchSnapshot();
  });
});
