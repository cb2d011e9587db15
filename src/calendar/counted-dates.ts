import type { Temporal } from "temporal-polyfill";

/** The date itself when it counts, else the first one after it that does. */
export type CountedDates = (date: Temporal.PlainDate) => Temporal.PlainDate;

export const everyDate: CountedDates = (date) => date;

/**
 * The dates of every so many days, weeks or months, counted from the one that `start` is in. Weeks begin on Monday, as RFC 5545 has it where
 * nothing is said.
 *
 * @example countedDates("week", 2, start) // the Mondays to Sundays of every other week
 */
export function countedDates(frequency: "day" | "week" | "month", interval: number, start: Temporal.PlainDate): CountedDates {
  if (interval === 1) return everyDate;
  const first = firstOf(frequency, start);
  return (date) => {
    const period = firstOf(frequency, date);
    const passed = first.until(period, { largestUnit: frequency });
    const behind = modulo(frequency === "day" ? passed.days : frequency === "week" ? passed.weeks : passed.months, interval);
    if (behind === 0) return date;
    const [days, weeks, months] = ["day", "week", "month"].map((unit) => (unit === frequency ? interval - behind : 0));
    return period.add({ days: days ?? 0, weeks: weeks ?? 0, months: months ?? 0 });
  };
}

/** The first date of the day, week or month that the date is in. */
function firstOf(frequency: "day" | "week" | "month", date: Temporal.PlainDate): Temporal.PlainDate {
  if (frequency === "day") return date;
  return frequency === "week" ? date.subtract({ days: date.dayOfWeek - 1 }) : date.with({ day: 1 });
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
