import { type SaidTrigger, triggerText } from "../trigger-text.js";
import type { ScheduleRecord } from "../schedule-operations.js";
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
    trigger: triggerText(saidTrigger(partOf(properties, "trigger"))),
    job: textOf(job, "displayName", "sourceJobId") ?? "",
    createdAt: textOf(partOf(schedule, "systemData"), "createdAt") ?? "",
  };
}

function saidTrigger(trigger: Answer): SaidTrigger {
  const pattern = partOf(trigger, "schedule");
  return {
    timeZone: textOf(trigger, "timeZone"),
    expression: textOf(trigger, "expression"),
    frequency: textOf(trigger, "frequency"),
    interval: Number(trigger["interval"] ?? 1),
    hours: listOf(pattern, "hours").map(Number),
    minutes: listOf(pattern, "minutes").map(Number),
    days: [...listOf(pattern, "weekDays"), ...listOf(pattern, "monthDays")],
  };
}

function listOf(pattern: Answer, key: string): string[] {
  const value = pattern[key];
  return Array.isArray(value) ? value.map(String) : [];
}
