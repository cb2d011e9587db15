import { type RecurrencePattern, type RecurrenceTrigger, weekDays } from "../model/schedule.js";
import { countedDates } from "./counted-dates.js";
import type { CronProblem } from "./cron-expression.js";
import { zoned } from "./point-in-time.js";
import { byTheClock, everyFrom, type Rule } from "./rule.js";

const minute = 60_000;
const elapsed = { minute, hour: 60 * minute } as const;
/** What a pattern may say beside hours and minutes. */
const daysOf = { day: [], week: ["weekDays"], month: ["weekDays", "monthDays"] } as const;
const ranges = { hours: [0, 23], minutes: [0, 59], monthDays: [1, 31] } as const;

/** When a recurrence comes that begins at `start`, or what is wrong with it. */
export function readRecurrence(trigger: RecurrenceTrigger, start: number, zone: string): Rule | readonly CronProblem[] {
  const { frequency, interval, pattern } = trigger;
  const problems = [...intervalProblems(interval), ...(pattern ? patternProblems(frequency, pattern) : [])];
  if (problems.length > 0) return problems;
  if (frequency === "minute" || frequency === "hour") return everyFrom(start, interval * elapsed[frequency]);
  const begin = zoned(start, zone);
  const { hours = [begin.hour], minutes = [begin.minute], weekDays: days, monthDays } = pattern ?? {};
  const ofWeek = days?.map((day) => weekDays.indexOf(day) + 1) ?? (frequency === "week" ? [begin.dayOfWeek] : undefined);
  const ofMonth = monthDays ?? (frequency === "month" && days === undefined ? [begin.day] : undefined);
  // Croner's week ends on Sunday, 7.
  const text = [pattern ? 0 : begin.second, minutes, hours, ofMonth ?? "*", "*", ofWeek ?? "*"].join(" ");
  return byTheClock(text, zone, countedDates(frequency, interval, begin.toPlainDate()));
}

function intervalProblems(interval: number): CronProblem[] {
  if (Number.isInteger(interval) && interval > 0) return [];
  return [{ message: `the interval of the recurrence is ${interval}`, hint: "a whole number from 1" }];
}

/** Only what Microsoft's documents say of patterns is understood: what the service makes of the rest is not known. */
function patternProblems(frequency: RecurrenceTrigger["frequency"], pattern: RecurrencePattern): CronProblem[] {
  if (frequency === "minute" || frequency === "hour") {
    const hint = "patterns are for day, week and month; a cron expression can say it: 0 */2 * * *";
    return [{ message: `Azure ML does not say what a pattern means in a recurrence of frequency ${frequency}`, hint }];
  }
  const allowed: readonly string[] = daysOf[frequency];
  const problems: CronProblem[] = [];
  const { weekDays: days, monthDays } = pattern;
  for (const [key, given] of Object.entries({ weekDays: days, monthDays })) {
    if (given === undefined || allowed.includes(key)) continue;
    const hint = key === "weekDays" ? "weekDays go with the frequencies week and month" : "monthDays go with the frequency month";
    problems.push({ message: `Azure ML does not say what ${key} means in a recurrence of frequency ${frequency}`, hint });
  }
  if (frequency === "month" && days && monthDays) {
    problems.push({ message: "Azure ML does not say what weekDays and monthDays mean together", hint: "give one of them" });
  }
  for (const key of ["hours", "minutes", "weekDays", "monthDays"] as const) {
    if (pattern[key]?.length === 0) problems.push({ message: `the recurrence has no ${key} in its list`, hint: "give one, or more" });
  }
  for (const key of ["hours", "minutes", "monthDays"] as const) {
    const [least, most] = ranges[key];
    const wrong = pattern[key]?.find((value) => !Number.isInteger(value) || value < least || value > most);
    if (wrong !== undefined)
      problems.push({ message: `${key} of the recurrence hold ${wrong}`, hint: `whole numbers from ${least} to ${most}` });
  }
  return problems;
}
