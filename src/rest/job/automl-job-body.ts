import type { AutomlJob } from "../../model/standalone-job.js";
import { taskDetails } from "../automl/task-details.js";
import { camelKeys } from "../camel-keys.js";
import { defined, type JsonObject, mapValues } from "../json-object.js";
import { queueSettingsBody, resourcesBody } from "../part/run-settings.js";
import type { ResolvedIds } from "../resolved-ids.js";
import type { JobNames } from "./pipeline-job-body.js";
import { camelKey } from "../camel-keys.js";
import { standaloneCommon } from "./standalone-common.js";

/**
 * Body of `PUT …/jobs/<name>` for AutoML. azure-ai-ml 1.35 spells `resources` and `queueSettings` in snake case here, which the service does not
 * know; they are sent by their REST names, as by earlier versions of it.
 *
 * Source: schema `autoMLJob` and REST type `AutoMLJob`, api-version 2024-01-01-preview.
 */
export function automlJobBody(job: AutomlJob, ids: ResolvedIds, names: JobNames | undefined): JsonObject {
  const { inputs: _, ...common } = standaloneCommon(job, ids, names);
  const data = mapValues(job.inputs, (value) =>
    value.kind === "asset" ? { jobInputType: "mltable", uri: ids.asset(value.asset) } : undefined,
  );
  return {
    properties: defined({
      jobType: "AutoML",
      ...common,
      environmentId: job.environmentId,
      environmentVariables: job.environmentVariables,
      resources: job.resources && { properties: {}, ...camelKeys(resourcesBody(job.resources)) },
      queueSettings: job.queueSettings && camelKeys(queueSettingsBody(job.queueSettings)),
      taskDetails: {
        ...Object.fromEntries(Object.entries(data).map(([name, value]) => [camelKey(name), value])),
        ...taskDetails(job.automl),
      },
    }),
  };
}
