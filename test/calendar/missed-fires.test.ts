import { expect, it } from "vitest";
import { missedFires } from "../../src/calendar/missed-fires.js";
import { timetableOf } from "./support.js";

const from = Date.parse("2026-01-01T00:00:00Z");
const to = Date.parse("2026-12-01T12:34:56Z");

it("finds the last of what was missed, and counts no more than is worth it", () => {
  const monthly = timetableOf({ type: "recurrence", frequency: "month", interval: 1, startTime: "2025-01-31 08:00:00" });
  expect(missedFires(monthly, from, to, 1000)).toEqual({ count: 6, last: Date.parse("2026-10-31T08:00:00Z") });
  const often = timetableOf({ type: "cron", expression: "* * * * *", startTime: "2025-01-01 00:00:00" });
  expect(missedFires(often, from, to, 1000)).toEqual({ count: 1000, last: Date.parse("2026-12-01T12:34:00Z") });
  expect(missedFires(often, to, to, 1000)).toBeUndefined();
});
