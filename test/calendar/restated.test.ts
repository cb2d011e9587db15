import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firesAfter } from "../../src/calendar/timetable.js";
import { timetableOf } from "./support.js";

const minute = 60_000;
const zones = {
  "W. Europe Standard Time": "Europe/Berlin",
  "Eastern Standard Time": "America/New_York",
  "Lord Howe Standard Time": "Australia/Lord_Howe",
  "Newfoundland Standard Time": "America/St_Johns",
  "New Zealand Standard Time": "Pacific/Auckland",
  "Nepal Standard Time": "Asia/Kathmandu",
  UTC: "UTC",
} as const;
/** Days on which clocks of one of them are changed, and one on which none are. */
const days = ["2026-03-08", "2026-03-29", "2026-04-05", "2026-09-27", "2026-10-04", "2026-10-25", "2026-11-01", "2026-07-01"];

/** A cron expression said a second time, as sets. */
interface Said {
  readonly minutes: readonly number[];
  readonly hours: readonly number[] | "*";
  readonly weekDays: readonly number[] | "*";
}

const some = (most: number, size: number): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: size });
const saidArbitrary: fc.Arbitrary<Said> = fc.record({
  minutes: some(59, 4),
  hours: fc.oneof(fc.constant("*" as const), fc.constant([1, 2, 3]), some(23, 3)),
  weekDays: fc.oneof({ weight: 3, arbitrary: fc.constant("*" as const) }, { weight: 1, arbitrary: some(6, 4) }),
});

/** What clocks of the zone show, as if it were UTC, by the platform's own formatter. */
function clockOf(zone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", dateStyle: "short", timeStyle: "medium" });
  return (time) => {
    const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0 } = part;
    return Date.UTC(2000 + year, month - 1, day, hour, minutes);
  };
}

/** Looks at every minute of two days, as cron itself would. */
function walked({ minutes, hours, weekDays }: Said, zone: string, from: number, to: number): number[] {
  const clock = clockOf(zone);
  const matches = (shown: number): boolean => {
    const date = new Date(shown);
    return (
      minutes.includes(date.getUTCMinutes()) &&
      (hours === "*" || hours.includes(date.getUTCHours())) &&
      (weekDays === "*" || weekDays.includes(date.getUTCDay()))
    );
  };
  const isFixed = hours !== "*";
  const found: number[] = [];
  let latest = clock(from);
  for (let time = from + minute; time <= to; time += minute) {
    const shown = clock(time);
    const isAgain = shown <= latest;
    let isDue = matches(shown) && !(isFixed && isAgain);
    const skipped = isFixed ? minutesBetween(latest, shown) : [];
    isDue ||= skipped.some(matches);
    if (isDue) found.push(time);
    latest = Math.max(latest, shown);
  }
  return found;
}

function minutesBetween(after: number, before: number): number[] {
  const found: number[] = [];
  for (let time = after + minute; time < before; time += minute) found.push(time);
  return found;
}

describe("fire times of cron", () => {
  it("are those that a walk through every minute finds", () => {
    const zoneNames = fc.constantFrom(...(Object.keys(zones) as (keyof typeof zones)[]));
    fc.assert(
      fc.property(saidArbitrary, zoneNames, fc.constantFrom(...days), (said, timeZone, day) => {
        const { minutes, hours, weekDays } = said;
        const text = (values: readonly number[] | "*"): string => (values === "*" ? "*" : values.join(","));
        const expression = `${minutes.join(",")} ${text(hours)} * * ${text(weekDays)}`;
        const from = Date.parse(`${day}T00:00:00Z`) - 1000 * minute;
        const to = from + 2880 * minute;
        const timetable = timetableOf({ type: "cron", expression, timeZone, startTime: "2020-01-01 00:00:00" });
        const found = firesAfter(timetable, from, 400).filter((time) => time <= to);
        expect(found).toEqual(walked(said, zones[timeZone], from, to));
      }),
      { numRuns: 20 },
    );
  });
});

describe("fire times of a recurrence", () => {
  const dayLength = 1440 * minute;

  /** The dates that count, found by looking at each from the start on. */
  function counts(frequency: "day" | "week" | "month", interval: number, start: number, time: number): boolean {
    const day = (at: number): number => Math.floor(at / dayLength);
    // 5 January 1970 was a Monday.
    const week = (at: number): number => Math.floor((day(at) - 4) / 7);
    const month = (at: number): number => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
    const count = { day, week, month }[frequency];
    return (count(time) - count(start)) % interval === 0;
  }

  it("are those that a walk through every day finds", () => {
    const words = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
    const pattern = fc.oneof(
      fc.record({ frequency: fc.constant("day" as const) }),
      fc.record({
        frequency: fc.constantFrom("week" as const, "month" as const),
        weekDays: fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }),
      }),
      fc.record({
        frequency: fc.constant("month" as const),
        monthDays: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 3 }),
      }),
    );
    fc.assert(
      fc.property(
        pattern,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 23 }),
        (said, interval, offset, hour) => {
          const start = Date.UTC(2024, 0, 1, 12) + offset * dayLength;
          const { frequency, ...onDays } = said;
          const startTime = new Date(start).toISOString().slice(0, 19);
          const timetable = timetableOf({
            type: "recurrence",
            frequency,
            interval,
            startTime,
            pattern: { hours: [hour], minutes: [5], ...onDays },
          });
          const to = start + 250 * dayLength;
          const expected: number[] = [];
          for (let day = start - 12 * 60 * minute; day <= to; day += dayLength) {
            const time = day + (hour * 60 + 5) * minute;
            const date = new Date(time);
            const isDay =
              "weekDays" in onDays
                ? onDays.weekDays.includes(words[date.getUTCDay()] ?? "sunday")
                : "monthDays" in onDays
                  ? onDays.monthDays.includes(date.getUTCDate())
                  : true;
            if (isDay && time >= start && time <= to && counts(frequency, interval, start, time)) expected.push(time);
          }
          expect(firesAfter(timetable, start - 1, 600).filter((time) => time <= to)).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });
});
