import type { CronTrigger, RecurrenceTrigger, Schedule } from "../model/schedule.js";
import { pipelineJobBody } from "./job/pipeline-job-body.js";
import { standaloneJobBody } from "./job/standalone-job-body.js";
import { defined, type JsonObject } from "./json-object.js";
import type { ResolvedIds } from "./resolved-ids.js";

/**
 * Body of `PUT …/schedules/<name>`.
 *
 * Source: schema `schedule` and REST type `Schedule`, api-version 2023-06-01-preview.
 */
export function scheduleBody(schedule: Schedule, ids: ResolvedIds): JsonObject {
  return {
    properties: defined({
      displayName: schedule.displayName,
      description: schedule.description,
      tags: schedule.tags ?? {},
      properties: schedule.properties ?? {},
      action: { actionType: "CreateJob", jobDefinition: jobDefinition(schedule.createJob, ids) },
      trigger: triggerBody(schedule.trigger),
    }),
  };
}

function jobDefinition(job: Schedule["createJob"], ids: ResolvedIds): JsonObject {
  switch (job.kind) {
    case "existing_job":
      return job.changes === undefined
        ? { jobType: "Pipeline", sourceJobId: job.id, experimentName: "", isArchived: false }
        : { ...propertiesOf(pipelineJobBody(job.changes, ids, undefined)), sourceJobId: job.id };
    case "pipeline_job":
      return propertiesOf(pipelineJobBody(job, ids, undefined));
    default:
      return propertiesOf(standaloneJobBody(job, ids, undefined));
  }
}

function propertiesOf(body: JsonObject): JsonObject {
  return body["properties"] as JsonObject;
}

function triggerBody(trigger: CronTrigger | RecurrenceTrigger): JsonObject {
  const common = { startTime: trigger.startTime, endTime: trigger.endTime, timeZone: trigger.timeZone ?? "UTC" };
  if (trigger.type === "cron") return defined({ triggerType: "Cron", expression: trigger.expression, ...common });
  const { pattern } = trigger;
  return defined({
    triggerType: "Recurrence",
    frequency: trigger.frequency,
    interval: trigger.interval,
    schedule: defined({
      hours: pattern?.hours ?? [],
      minutes: pattern?.minutes ?? [],
      weekDays: pattern?.weekDays,
      monthDays: pattern?.monthDays,
    }),
    ...common,
  });
}
