import type { Timetable } from "./timetable.js";

/** Fires that nobody has seen. */
export interface MissedFires {
  /** No more than `most` are counted. */
  readonly count: number;
  readonly last: number;
}

/** What was due after `from`, up to `to`, counting to `most`; undefined when nothing was. */
export function missedFires({ after }: Timetable, from: number, to: number, most: number): MissedFires | undefined {
  let count = 0;
  let last: number | undefined;
  for (let next = after(from); next !== undefined && next <= to && count < most; next = after(next)) {
    last = next;
    count += 1;
  }
  if (last === undefined) return undefined;
  return { count, last: count < most ? last : lastUpTo(to, last, after) };
}

/** The last one up to `to`; looked for from ever farther back, but not from before `known`. */
function lastUpTo(to: number, known: number, after: Timetable["after"]): number {
  for (let back = 60_000; ; back *= 4) {
    const from = Math.max(to - back, known - 1);
    let last: number | undefined;
    for (let next = after(from); next !== undefined && next <= to; next = after(next)) last = next;
    if (last !== undefined) return last;
  }
}
