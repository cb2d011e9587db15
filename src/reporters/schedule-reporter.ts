import pc from "picocolors";
import { countedAtMost, type ScheduleEvent } from "../events/schedule-event.js";
import { statusPaint } from "./status-style.js";

/** Tells what happens while schedules run. */
export type ScheduleReporter = (event: ScheduleEvent) => void;

interface ScheduleReporterOptions {
  readonly output: { write(text: string): unknown };
  readonly colors?: boolean;
}

/** For machines: each event as it is, one JSON object a line. */
export function jsonScheduleReporter({ output }: ScheduleReporterOptions): ScheduleReporter {
  return (event) => void output.write(`${JSON.stringify(event)}\n`);
}

/** A line for each event: the time on this machine, the schedule, and what happened to it. */
export function plainScheduleReporter({ output, colors: isColored = false }: ScheduleReporterOptions): ScheduleReporter {
  const colors = pc.createColors(isColored);
  return (event) => {
    const time = new Date(event.time).toTimeString().slice(0, 8);
    const text = said(event);
    const paint = event.type === "schedule_job_ended" ? statusPaint(event.status, colors) : paintOf(event, colors);
    output.write(`${colors.dim(time)}  ${colors.bold(event.schedule)}  ${paint(text)}\n`);
  };
}

function said(event: ScheduleEvent): string {
  switch (event.type) {
    case "schedule_waiting":
      return event.due === undefined ? "is not due any more" : `is due at ${shownDue(event.due)}`;
    case "schedule_stopped":
      return "was disabled or deleted";
    case "schedule_missed": {
      const { count, due, isMadeUpFor } = event;
      const often = count < countedAtMost ? String(count) : `${count} or more`;
      const times = count === 1 ? `was due at ${shownDue(due)}` : `was due ${often} times, the last at ${shownDue(due)}`;
      return `${times}, while nothing ran it: ${isMadeUpFor ? "runs once for that" : "left alone (--once-missed runs the last)"}`;
    }
    case "schedule_fired":
      return `runs ${event.job}`;
    case "schedule_queued":
      return `${event.job} waits for ${event.running}`;
    case "schedule_skipped":
      return `left out what was due at ${shownDue(event.due)}: ${event.running} still runs`;
    case "schedule_failed":
      return `could not run: ${event.diagnostics.map(({ code, message }) => `${code}: ${message}`).join("; ")}`;
    case "schedule_job_ended":
      return `${event.job} ${event.status}`;
  }
}

function paintOf({ type }: ScheduleEvent, colors: ReturnType<typeof pc.createColors>): (text: string) => string {
  if (type === "schedule_waiting") return colors.dim;
  if (type === "schedule_failed") return colors.red;
  return type === "schedule_missed" || type === "schedule_skipped" ? colors.yellow : String;
}

/** @example shownDue("2030-01-02T03:04:05+01:00") // "2030-01-02 03:04:05 +01:00" */
function shownDue(due: string): string {
  return `${due.slice(0, 10)} ${due.slice(11, 19)} ${due.slice(19)}`;
}
