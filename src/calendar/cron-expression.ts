import { weekDays } from "../model/schedule.js";

/** What is the matter with a cron expression. */
export interface CronProblem {
  readonly message: string;
  readonly hint?: string;
}

/** A cron expression as croner reads it, or what is wrong with it. */
export interface ReadCron {
  /** Numbers in place of names, `*` for days of the month and months. */
  readonly pattern: string;
  readonly errors: readonly CronProblem[];
  /** Fields that say something and are ignored: `days`, `months`. */
  readonly ignored: readonly string[];
}

interface Field {
  readonly what: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const [monday, ...others] = weekDays;
const sundayFirst = [others[others.length - 1] ?? "sunday", monday, ...others.slice(0, -1)];
const minutes: Field = { what: "minute", least: 0, most: 59 };
const hours: Field = { what: "hour", least: 0, most: 23 };
const days: Field = { what: "day of the week", least: 0, most: 6, names: sundayFirst };

/**
 * Reads what Azure ML takes for a cron expression: the five fields of NCrontab, of which days of the month and months are ignored and
 * treated as `*` ("Schedule machine learning pipeline jobs", Microsoft Learn). NCrontab has lists, ranges (in either order), steps (`5/10`
 * goes on to the end) and names of days, which may be cut short; it has no `?`, `L`, `W`, `#`, `@daily`, and no 7 for Sunday.
 *
 * @example readCron("15 10 1 * mon-fri") // { pattern: "15 10 * * 1-5", errors: [], ignored: ["days"] }
 */
export function readCron(expression: string): ReadCron {
  const fields = expression.trim().split(/\s+/);
  const [minute = "", hour = "", day = "*", month = "*", weekDay = ""] = fields;
  if (fields.length !== 5) {
    const message = `"${expression}" has ${fields.length} ${fields.length === 1 ? "field" : "fields"}, and a cron expression five`;
    return { pattern: "", errors: [{ message, hint: "minute, hour, day of the month, month, day of the week" }], ignored: [] };
  }
  const errors: CronProblem[] = [];
  const read = (text: string, field: Field): string =>
    text
      .split(",")
      .map((part) => readPart(part, field, (problem) => errors.push(problem)))
      .join(",");
  const pattern = `${read(minute, minutes)} ${read(hour, hours)} * * ${read(weekDay, days)}`;
  return { pattern, errors, ignored: [...(day === "*" ? [] : ["days"]), ...(month === "*" ? [] : ["months"])] };
}

const partPattern = /^(?:(\*)|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/(\d+))?$/i;

function readPart(part: string, field: Field, complain: (problem: CronProblem) => void): string {
  const { what, least, most, names } = field;
  const [match, all, first, last, step] = partPattern.exec(part) ?? [];
  const from = first === undefined ? least : valueOf(first, field);
  const to = last === undefined ? undefined : valueOf(last, field);
  const isWrong = match === undefined || from === undefined || (last !== undefined && to === undefined) || Number(step ?? 1) < 1;
  if (isWrong) {
    const range = `${least} to ${most}${names ? `, or a name such as ${names[1]}` : ""}`;
    complain({ message: `"${part}" is no ${what} of a cron expression`, hint: `${range}; *, lists (1,2), ranges (1-5) and steps (*/2)` });
    return "*";
  }
  const every = step === undefined ? "" : `/${step}`;
  if (all !== undefined) return `*${every}`;
  if (to === undefined) return step === undefined ? String(from) : `${from}-${most}${every}`;
  return `${Math.min(from, to)}-${Math.max(from, to)}${every}`;
}

function valueOf(text: string, { least, most, names = [] }: Field): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : names.findIndex((name) => name.startsWith(text.toLowerCase()));
  return value < least || value > most ? undefined : value;
}
