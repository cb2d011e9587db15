import type { CommandJob, CommandSettings } from "../../model/standalone-job.js";
import { camelKeys } from "../camel-keys.js";
import { defined, type JsonObject } from "../json-object.js";
import { distributionBody, limitsBody, queueSettingsBody, resourcesBody } from "../part/run-settings.js";
import type { ResolvedIds } from "../resolved-ids.js";
import type { JobNames } from "./pipeline-job-body.js";
import { codeId, environmentId, standaloneCommon } from "./standalone-common.js";

/**
 * Body of `PUT …/jobs/<name>` for a command.
 *
 * Source: schema `commandJob` and REST type `CommandJob`, api-version 2025-01-01-preview.
 */
export function commandJobBody(job: CommandJob, ids: ResolvedIds, names: JobNames | undefined): JsonObject {
  const limits = job.limits && limitsBody(job.limits);
  const common = standaloneCommon(job, ids, names);
  // The service sets it by itself.
  const { "_azureml.ComputeTargetType": _, ...properties } = common["properties"] as JsonObject;
  return {
    properties: defined({
      jobType: "Command",
      ...common,
      properties,
      ...commandSettingsBody(job, ids),
      ...(job.compute === "local" ? localRun(job) : {}),
      limits: limits && camelKeys(limits),
      queueSettings: job.queueSettings && camelKeys(queueSettingsBody(job.queueSettings)),
      parentJobName: job.parentJobName,
    }),
  };
}

/** The part of it that the trial of a sweep has, too. */
export function commandSettingsBody(settings: CommandSettings, ids: ResolvedIds): JsonObject {
  const { resources, distribution, environment } = settings;
  return defined({
    command: settings.command,
    codeId: codeId(ids.code(settings)),
    environmentId: environment && environmentId(environment, ids),
    environmentVariables: settings.environmentVariables ?? {},
    resources: resources && { properties: {}, ...camelKeys(resourcesBody(resources)) },
    distribution: distribution && camelKeys(distributionBody(distribution)),
  });
}

/** A command on the machine that submits it (`compute: local`), as the service knows one. */
function localRun(job: CommandJob): { readonly [key: string]: JsonObject | undefined } {
  const resources = job.resources ? camelKeys(resourcesBody(job.resources)) : {};
  return {
    computeId: undefined,
    environmentVariables: { ...job.environmentVariables, AZUREML_COMPUTE_USE_COMMON_RUNTIME: "true" },
    resources: { ...resources, properties: { ...(resources["properties"] as JsonObject | undefined), IsLocal: { IsLocal: true } } },
  };
}
