import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceLocation } from "../model/location.js";
import type { Schedule } from "../model/schedule.js";
import { compact } from "../util/compact.js";
import { type CronProblem, readCron } from "./cron-expression.js";
import { readTime } from "./point-in-time.js";
import { readRecurrence } from "./read-recurrence.js";
import { byTheClock, type Rule } from "./rule.js";
import { ianaZone, similarZone } from "./time-zone.js";

/** When a schedule fires. Times are milliseconds since 1970. */
export interface Timetable {
  /** IANA name of the trigger's zone. */
  readonly zone: string;
  /** Set when the trigger has no start time: the moment of creation, at which it fires first. */
  readonly atOnce?: number;
  /** What is between the start and the end time. */
  readonly rule: Rule;
  /** The first fire after `time`; undefined when there is none any more. */
  readonly after: (time: number) => number | undefined;
}

export interface ReadTimetable {
  /** Absent when there is an error. */
  readonly timetable?: Timetable;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * When a schedule fires that is created at `created`.
 *
 * Without a start time it fires at once, and begins then; a start time in the past only says what intervals are counted from ("CLI (v2)
 * job schedule YAML schema", Microsoft Learn). An end time itself is still a time to fire. Errors are AZML595; AZML596 warns of what Azure ML
 * ignores.
 *
 * @example
 * readTimetable(schedule, Date.now()).timetable?.after(Date.now())
 */
export function readTimetable({ trigger, location }: Pick<Schedule, "trigger" | "location">, created: number): ReadTimetable {
  const { timeZone = "UTC", startTime, endTime } = trigger;
  const diagnostics: Diagnostic[] = [];
  const add = (problems: readonly CronProblem[]): void => void diagnostics.push(...problems.map((one) => diagnose(one, location)));
  const zone = ianaZone(timeZone);
  if (zone === undefined) add([zoneProblem(timeZone)]);
  const start = startTime === undefined ? Math.floor(created / 1000) * 1000 : readTime(startTime, zone ?? "UTC");
  const end = endTime === undefined ? Infinity : readTime(endTime, zone ?? "UTC");
  if (start === undefined) add([timeProblem("start", startTime)]);
  if (end === undefined) add([timeProblem("end", endTime)]);
  if (start !== undefined && end !== undefined && end < start)
    add([{ message: "the schedule ends before it starts", hint: `it starts at ${startTime ?? "its creation"}, and ends at ${endTime}` }]);
  const rule = readRule(trigger, start ?? created, zone ?? "UTC");
  if (isProblems(rule)) add(rule);
  if (trigger.type === "cron") diagnostics.push(...ignoredFields(trigger.expression, location));
  if (zone === undefined || start === undefined || end === undefined || isProblems(rule)) return { diagnostics };
  if (diagnostics.some(({ severity }) => severity === "error")) return { diagnostics };
  const atOnce = startTime === undefined ? start : undefined;
  const after = (time: number): number | undefined => {
    if (atOnce !== undefined && time < atOnce) return atOnce;
    const next = rule.after(Math.max(time, atOnce ?? start - 1));
    return next === undefined || next > end ? undefined : next;
  };
  return { timetable: { zone, rule, ...compact({ atOnce }), after }, diagnostics };
}

/** The fires after `time`, at most `count`. */
export function firesAfter({ after }: Timetable, time: number, count: number): number[] {
  const fires: number[] = [];
  for (let next = after(time); next !== undefined && fires.length < count; next = after(next)) fires.push(next);
  return fires;
}

/** When a schedule is due next of which nothing up to `seenUntil` is left to do. A first fire at once waits until somebody sees it. */
export function nextDue({ after, atOnce }: Timetable, seenUntil: number, now: number): number | undefined {
  return atOnce !== undefined && seenUntil < atOnce ? after(seenUntil) : after(Math.max(seenUntil, now));
}

function readRule(trigger: Schedule["trigger"], start: number, zone: string): Rule | readonly CronProblem[] {
  if (trigger.type === "recurrence") return readRecurrence(trigger, start, zone);
  const { pattern, errors } = readCron(trigger.expression);
  return errors.length > 0 ? errors : byTheClock(`0 ${pattern}`, zone);
}

function isProblems(rule: Rule | readonly CronProblem[]): rule is readonly CronProblem[] {
  return Array.isArray(rule);
}

function diagnose({ message, hint }: CronProblem, location: SourceLocation | undefined): Diagnostic {
  return { code: "AZML595", severity: "error", message, ...compact({ hint, location }) };
}

function ignoredFields(expression: string, location: SourceLocation | undefined): Diagnostic[] {
  const { ignored } = readCron(expression);
  if (ignored.length === 0) return [];
  const message = `Azure ML ignores the ${ignored.join(" and ")} of a cron expression: "${expression}" fires in every month, on all days`;
  const hint = 'days of the week count; recurrence({ frequency: "month", monthDays: [1], … }) has days of the month';
  return [{ code: "AZML596", severity: "warning", message, hint, ...compact({ location }) }];
}

function zoneProblem(name: string): CronProblem {
  const meant = similarZone(name);
  const hint = `${meant ? `did you mean "${meant}"? ` : ""}Azure ML has the names that Windows gives, such as "W. Europe Standard Time"`;
  return { message: `there is no time zone "${name}"`, hint };
}

function timeProblem(which: string, text: string | undefined): CronProblem {
  return { message: `the ${which} time "${text}" is none`, hint: "write it like 2030-01-31 08:30:00" };
}
