import { describe, expect, it } from "vitest";
import { readCron } from "../../src/calendar/cron-expression.js";
import type { CronTrigger } from "../../src/model/schedule.js";
import { fires } from "./support.js";

const start = "2000-01-01 00:00:00";

function cron(expression: string, timeZone?: string): CronTrigger {
  return { type: "cron", expression, startTime: start, ...(timeZone !== undefined && { timeZone }) };
}

describe("a cron expression", () => {
  it.each([
    ["15 10 * * 1", "15 10 * * 1"],
    ["*/15 8-18 * * mon-fri", "*/15 8-18 * * 1-5"],
    ["5/10 * * * Sunday", "5-59/10 * * * 0"],
    ["0,30 18-8/2 * * tu,TH", "0,30 8-18/2 * * 2,4"],
  ])("%s is read as NCrontab reads it", (expression, pattern) => {
    expect(readCron(expression)).toEqual({ pattern, errors: [], ignored: [] });
  });

  it("ignores days of the month and months, as Azure ML does", () => {
    expect(readCron("0 0 1 jan *")).toEqual({ pattern: "0 0 * * *", errors: [], ignored: ["days", "months"] });
    expect(fires(cron("0 12 24 12 *"), "2026-03-01T00:00:00Z", 2)).toEqual(["2026-03-01T12:00:00+00:00", "2026-03-02T12:00:00+00:00"]);
  });

  it.each(["60 * * * *", "* 24 * * *", "* * * * 7", "? * * * *", "* * * * L", "* * * * 1#2", "*/0 * * * *", "1,, * * * *", "-1 * * * *"])(
    "%s is none",
    (expression) => {
      expect(readCron(expression).errors).not.toEqual([]);
    },
  );

  it("has five fields", () => {
    for (const wrong of ["* * * *", "0 * * * * *", "@daily", ""])
      expect(readCron(wrong).errors[0]?.message).toContain("and a cron expression five");
  });
});

describe("cron in a zone whose clocks are changed", () => {
  it.each([
    // Europe: the hour from 2:00 is skipped on 29 March 2026 and comes twice on 25 October.
    [
      "30 2 * * *",
      "W. Europe Standard Time",
      "2026-03-28T00:00:00Z",
      ["2026-03-28T02:30:00+01:00", "2026-03-29T03:00:00+02:00", "2026-03-30T02:30:00+02:00"],
    ],
    ["30 2 * * *", "W. Europe Standard Time", "2026-10-24T12:00:00Z", ["2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00"]],
    [
      "0,30 2 * * *",
      "W. Europe Standard Time",
      "2026-10-24T12:00:00Z",
      ["2026-10-25T02:00:00+02:00", "2026-10-25T02:30:00+02:00", "2026-10-26T02:00:00+01:00"],
    ],
    [
      "*/30 * * * *",
      "W. Europe Standard Time",
      "2026-10-25T00:29:00Z",
      ["2026-10-25T02:30:00+02:00", "2026-10-25T02:00:00+01:00", "2026-10-25T02:30:00+01:00"],
    ],
    // United States: the second Sunday of March and the first of November.
    ["30 2 * * 0", "Eastern Standard Time", "2026-03-08T00:00:00Z", ["2026-03-08T03:00:00-04:00", "2026-03-15T02:30:00-04:00"]],
    ["15 1 * * *", "Pacific Standard Time", "2026-11-01T00:00:00Z", ["2026-11-01T01:15:00-07:00", "2026-11-02T01:15:00-08:00"]],
    // Lord Howe moves its clocks by half an hour.
    ["0 2 * * *", "Lord Howe Standard Time", "2026-10-02T20:00:00Z", ["2026-10-04T02:30:00+11:00", "2026-10-05T02:00:00+11:00"]],
    ["45 1 * * *", "Lord Howe Standard Time", "2026-04-04T00:00:00Z", ["2026-04-05T01:45:00+11:00", "2026-04-06T01:45:00+10:30"]],
    // Samoa had no 30 December 2011.
    ["0 12 * * *", "Samoa Standard Time", "2011-12-29T00:00:00Z", ["2011-12-29T12:00:00-10:00", "2011-12-31T12:00:00+14:00"]],
    // Neither Arizona nor India changes anything.
    ["30 2 * * *", "US Mountain Standard Time", "2026-03-08T00:00:00Z", ["2026-03-08T02:30:00-07:00", "2026-03-09T02:30:00-07:00"]],
    ["30 2 * * *", "India Standard Time", "2026-03-28T00:00:00Z", ["2026-03-29T02:30:00+05:30", "2026-03-30T02:30:00+05:30"]],
  ])("%s in %s after %s", (expression, zone, from, expected) => {
    expect(fires(cron(expression, zone), from, expected.length)).toEqual(expected);
  });
});
