import type { Schedule } from "../../src/model/schedule.js";
import { localText } from "../../src/calendar/point-in-time.js";
import { firesAfter, readTimetable, type Timetable } from "../../src/calendar/timetable.js";

/** The timetable of a trigger that has one. */
export function timetableOf(trigger: Schedule["trigger"], created = 0): Timetable {
  const { timetable, diagnostics } = readTimetable({ trigger }, created);
  if (!timetable) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return timetable;
}

/** The next fires after `from` as local times. */
export function fires(trigger: Schedule["trigger"], from: string, count: number, created = "2000-01-01T00:00:00Z"): string[] {
  const timetable = timetableOf(trigger, Date.parse(created));
  return firesAfter(timetable, Date.parse(from), count).map((time) => localText(time, timetable.zone));
}
