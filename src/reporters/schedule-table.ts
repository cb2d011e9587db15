import pc from "picocolors";
import type { ScheduleRecord } from "../workspace/schedule-operations.js";
import { type Cell, table } from "./table.js";

/** Schedules as a table, in the given order. Ends with a line break. */
export function scheduleTable(schedules: readonly ScheduleRecord[], options: { readonly colors: boolean }): string {
  const colors = pc.createColors(options.colors);
  const header: Cell[] = ["schedule", "state", "trigger", "job"].map((text) => ({ text, paint: colors.dim }));
  const rows = schedules.map(({ name, enabled, trigger, job }): Cell[] => [
    { text: name, paint: colors.bold },
    { text: stateWord(enabled), paint: enabled ? colors.green : colors.dim },
    { text: trigger },
    { text: job },
  ]);
  return `${table([header, ...rows]).join("\n")}\n`;
}

/** One schedule, a line for each thing that is known of it. Ends with a line break. */
export function scheduleText(schedule: ScheduleRecord): string {
  const { name, displayName, description, enabled, trigger, job, tags, createdAt, nextAt = "" } = schedule;
  const rows = Object.entries({
    name,
    "display name": displayName,
    description,
    state: stateWord(enabled),
    trigger,
    job,
    tags: Object.entries(tags)
      .map(([tag, value]) => `${tag}=${value}`)
      .join(", "),
    created: shownTime(createdAt),
    next: nextAt === "" ? "" : `${shownTime(nextAt)} UTC`,
  }).flatMap(([what, text]): Cell[][] => (text ? [[{ text: what }, { text }]] : []));
  return `${table(rows).join("\n")}\n`;
}

function shownTime(iso: string): string {
  return iso.slice(0, 19).replace("T", " ");
}

function stateWord(enabled: boolean): string {
  return enabled ? "enabled" : "disabled";
}
