import path from "node:path";
import type { CronTrigger, RecurrenceTrigger, Schedule } from "../model/schedule.js";
import { writeChanges, writeJob } from "./write-job.js";
import { writeStandaloneJob } from "./write-standalone-job.js";
import type { WrittenFile } from "./write/component-files.js";
import { prefixed } from "./write/values.js";
import { type Writable, yamlText } from "./write/yaml-text.js";

/**
 * A schedule as Azure ML YAML: `schedule.yml`, and the file of its job (with those of its components) beside it. Nothing is written to disk.
 *
 * @example
 * for (const { path: file, text } of writeSchedule(schedule, "./out")) await writeFile(path.join("./out", file), text);
 */
export function writeSchedule(schedule: Schedule, folder: string): WrittenFile[] {
  const { createJob } = schedule;
  const { reference, files } = writeCreateJob(createJob, path.resolve(folder));
  const text = yamlText({
    $schema: "https://azuremlschemas.azureedge.net/latest/schedule.schema.json",
    name: schedule.name,
    display_name: schedule.displayName,
    description: schedule.description,
    tags: schedule.tags,
    properties: schedule.properties,
    trigger: writeTrigger(schedule.trigger),
    create_job: reference,
  });
  return [{ path: "schedule.yml", text }, ...files];
}

function writeCreateJob(job: Schedule["createJob"], folder: string): { reference: Writable; files: readonly WrittenFile[] } {
  switch (job.kind) {
    case "existing_job":
      return {
        reference: job.changes === undefined ? prefixed(job.id) : { ...writeChanges(job.changes, folder), job: prefixed(job.id) },
        files: [],
      };
    case "pipeline_job":
      return { reference: "./pipeline.yml", files: writeJob(job, folder) };
    default:
      return { reference: "./job.yml", files: writeStandaloneJob(job, folder) };
  }
}

function writeTrigger(trigger: CronTrigger | RecurrenceTrigger): Writable {
  const times = { start_time: time(trigger.startTime), end_time: time(trigger.endTime), time_zone: trigger.timeZone };
  if (trigger.type === "cron") return { type: "cron", expression: trigger.expression, ...times };
  const { pattern } = trigger;
  return {
    type: "recurrence",
    frequency: trigger.frequency,
    interval: trigger.interval,
    schedule: pattern && { hours: pattern.hours, minutes: pattern.minutes, week_days: pattern.weekDays, month_days: pattern.monthDays },
    ...times,
  };
}

/** Between day and time YAML has a T. */
function time(text: string | undefined): string | undefined {
  return text?.replace(" ", "T");
}
