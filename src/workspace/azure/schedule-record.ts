import type { ScheduleRecord } from "../workspace.js";
import { type Answer, partOf, textOf } from "./answer.js";

/** A schedule as `GET …/schedules/<name>` answers it. */
export function scheduleRecord(schedule: Answer): ScheduleRecord {
  const properties = partOf(schedule, "properties");
  const job = partOf(partOf(properties, "action"), "jobDefinition");
  const displayName = textOf(properties, "displayName");
  const description = textOf(properties, "description");
  return {
    name: textOf(schedule, "name") ?? "",
    ...(displayName !== undefined && { displayName }),
    ...(description !== undefined && { description }),
    tags: partOf(properties, "tags") as Record<string, string>,
    enabled: properties["isEnabled"] !== false,
    trigger: triggerText(partOf(properties, "trigger")),
    job: textOf(job, "displayName", "sourceJobId") ?? "",
    createdAt: textOf(partOf(schedule, "systemData"), "createdAt") ?? "",
  };
}

/** @example triggerText({ triggerType: "Recurrence", frequency: "day", interval: 2, schedule: { hours: [8], minutes: [0, 30] } }) // "every 2 days at 8:00, 8:30, UTC" */
function triggerText(trigger: Answer): string {
  const zone = textOf(trigger, "timeZone") ?? "UTC";
  const expression = textOf(trigger, "expression");
  if (expression !== undefined) return `cron ${expression}, ${zone}`;
  const every = Number(trigger["interval"] ?? 1);
  const frequency = (textOf(trigger, "frequency") ?? "").toLowerCase();
  const pattern = partOf(trigger, "schedule");
  const days = [...listOf(pattern, "weekDays"), ...listOf(pattern, "monthDays")];
  const times = listOf(pattern, "hours").flatMap((hour) =>
    listOf(pattern, "minutes").map((minute) => `${hour}:${minute.padStart(2, "0")}`),
  );
  const said = [
    every === 1 ? `every ${frequency}` : `every ${every} ${frequency}s`,
    ...(days.length > 0 ? [`on ${days.join(", ").toLowerCase()}`] : []),
    ...(times.length > 0 ? [`at ${times.join(", ")}`] : []),
  ];
  return `${said.join(" ")}, ${zone}`;
}

function listOf(pattern: Answer, key: string): string[] {
  const value = pattern[key];
  return Array.isArray(value) ? value.map(String) : [];
}
