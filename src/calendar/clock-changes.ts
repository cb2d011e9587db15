import { localText, zoned } from "./point-in-time.js";
import type { Timetable } from "./timetable.js";

/**
 * What a change of clocks does to a fire, in words; undefined when it does nothing.
 *
 * @example clockChange(timetable, fire) // "clocks go forward, and there is no 02:30: it fires when they do"
 */
export function clockChange(timetable: Timetable, fire: number): string | undefined {
  const { zone, after, rule } = timetable;
  if (fire === timetable.atOnce) return undefined;
  const clock = localText(fire, zone).slice(11, 16);
  const last = changeBefore(fire + 1, zone);
  if (last !== undefined && last.shift < 0 && fire < last.at - last.shift) return `${clock} for the second time: clocks have gone back`;
  const missing = last !== undefined && last.shift > 0 && after(last.at - 1) === fire ? timesBetween(timetable, last) : [];
  if (last !== undefined && missing.length > 0) {
    const text = `clocks have gone forward, and there is no ${list(missing, last.shift)}`;
    return fire === last.at && !isOfRule(timetable, fire) ? `${text}: it fires when they do` : text;
  }
  const next = zoned(fire, zone).getTimeZoneTransition("next");
  const change = next && changeBefore(next.epochMilliseconds + 1, zone);
  if (!change || change.shift > 0 || fire < change.at + change.shift || rule.onUnchangedClocks === undefined) return undefined;
  const second = fire - change.shift;
  return after(second - 1) === second ? undefined : `clocks go back, and ${clock} comes twice: it fires the first time`;
}

/** Clocks are changed at `at`, by `shift`: forward when that is positive. Milliseconds. */
interface ClockChange {
  readonly at: number;
  readonly shift: number;
}

function changeBefore(time: number, zone: string): ClockChange | undefined {
  const transition = zoned(time, zone).getTimeZoneTransition("previous");
  if (transition === null) return undefined;
  const at = transition.epochMilliseconds;
  return { at, shift: (transition.offsetNanoseconds - zoned(at - 1, zone).offsetNanoseconds) / 1e6 };
}

/** What clocks show, as if they showed UTC. */
function shown(time: number, zone: string): number {
  return time + zoned(time, zone).offsetNanoseconds / 1e6;
}

function isOfRule({ rule, zone }: Timetable, fire: number): boolean {
  const time = shown(fire, zone);
  return rule.onUnchangedClocks?.after(time - 1) === time;
}

/** Times of the rule that clocks skip. */
function timesBetween({ rule, zone }: Timetable, { at, shift }: ClockChange): number[] {
  const end = shown(at, zone);
  const times: number[] = [];
  for (
    let next = rule.onUnchangedClocks?.after(end - shift - 1);
    next !== undefined && next < end;
    next = rule.onUnchangedClocks?.after(next)
  )
    times.push(next);
  return times;
}

const shownAtMost = 3;

function list(times: readonly number[], shift: number): string {
  const from = shift < 24 * 3_600_000 ? 11 : 0;
  const texts = times.slice(0, shownAtMost).map((time) => new Date(time).toISOString().slice(from, 16).replace("T", " "));
  const others = times.length - texts.length;
  return `${texts.join(", ")}${others > 0 ? ` and ${others} more` : ""}`;
}
