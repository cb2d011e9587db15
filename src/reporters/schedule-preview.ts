import pc from "picocolors";
import type { Schedule } from "../model/schedule.js";
import { saidTrigger, triggerText } from "../workspace/trigger-text.js";
import { type Cell, table } from "./table.js";

/** When a schedule fires next. */
export interface SchedulePreview {
  readonly schedule: Schedule;
  /** IANA name. */
  readonly zone: string;
  readonly fires: readonly {
    /** Milliseconds since 1970. */
    readonly time: number;
    /** Of the zone, with its offset: `2026-03-29T03:00:00+02:00`. */
    readonly local: string;
    /** What is special about it, in words. */
    readonly note?: string;
  }[];
}

const weekDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** A line for each fire: day, time and offset, and what clocks do to it. Ends with a line break. */
export function previewText({ schedule, zone, fires }: SchedulePreview, options: { readonly colors: boolean }): string {
  const colors = pc.createColors(options.colors);
  const { timeZone = "UTC" } = schedule.trigger;
  const head = `${colors.bold(schedule.name)}: ${triggerText(saidTrigger(schedule.trigger))}${timeZone === "UTC" ? "" : ` (${zone})`}\n`;
  if (fires.length === 0) return `${head}It does not fire any more.\n`;
  const rows = fires.map(({ local, note }): Cell[] => [
    { text: weekDays[new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? "" },
    { text: `${local.slice(0, 10)} ${local.slice(11, 19)}` },
    { text: local.slice(19), paint: colors.dim },
    ...(note === undefined ? [] : [{ text: note, paint: colors.yellow }]),
  ]);
  return `${head}${table(rows).join("\n")}\n`;
}

/** @example previewJson(preview) // { name: "nightly", zone: "Europe/Berlin", fires: [{ time: "2026-…Z", local: "2026-…+02:00" }] } */
export function previewJson({ schedule, zone, fires }: SchedulePreview): object {
  const said = fires.map(({ time, ...fire }) => ({ time: new Date(time).toISOString(), ...fire }));
  return { name: schedule.name, zone, fires: said };
}
