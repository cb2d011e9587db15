import type { CommandSettings, StandaloneJob } from "../../../model/standalone-job.js";
import { unreachable } from "../../../util/unreachable.js";
import { writeAutomlTask } from "../automl/task.js";
import { writeCode, writeEnvironmentValue } from "../part/environment.js";
import {
  writeCompute,
  writeDistribution,
  writeIdentity,
  writeLimits,
  writeQueueSettings,
  writeResources,
  writeServices,
} from "../part/run-settings.js";
import { writeSparkResources, writeSparkSettings } from "../part/spark-settings.js";
import { writeSweepSettings } from "../part/sweep-settings.js";
import { mapEntries, nonEmpty, writeInputValue, writeOutputSetting } from "../values.js";
import type { Writable, WritableMap } from "../yaml-text.js";

const schemas = { automl_job: "autoMLJob", command_job: "commandJob", spark_job: "sparkJob", sweep_job: "sweepJob" } as const;

/** A job of one step, for a file of `folder`. */
export function standaloneJobMap(job: StandaloneJob, folder: string): Writable {
  const { compute, identity, services } = job;
  const inputs = mapEntries(job.inputs, (value) => writeInputValue(value, folder));
  return {
    $schema: `https://azuremlschemas.azureedge.net/latest/${schemas[job.kind]}.schema.json`,
    type: job.kind.replace("_job", ""),
    name: job.name,
    display_name: job.displayName,
    description: job.description,
    experiment_name: job.experimentName,
    tags: job.tags,
    properties: job.properties,
    compute: compute === undefined ? undefined : compute === "local" ? compute : writeCompute(compute),
    identity: identity && writeIdentity(identity),
    services: services && writeServices(services),
    ...writeKind(job, folder),
    ...(job.kind === "automl_job" ? inputs : { inputs: nonEmpty(inputs) }),
    outputs: nonEmpty(mapEntries(job.outputs, writeOutputSetting)),
  };
}

function writeKind(job: StandaloneJob, folder: string): WritableMap {
  switch (job.kind) {
    case "automl_job":
      return {
        ...writeAutomlTask(job.automl),
        environment_id: job.environmentId,
        environment_variables: job.environmentVariables,
        resources: job.resources && writeResources(job.resources),
        queue_settings: job.queueSettings && writeQueueSettings(job.queueSettings),
      };
    case "command_job":
      return {
        ...writeCommand(job, folder),
        limits: job.limits && writeLimits(job.limits),
        queue_settings: job.queueSettings && writeQueueSettings(job.queueSettings),
        parent_job_name: job.parentJobName,
      };
    case "spark_job":
      return {
        code: job.code && writeCode(job.code, folder),
        environment: job.environment && writeEnvironmentValue(job.environment, folder),
        ...writeSparkSettings(job),
        resources: job.resources && writeSparkResources(job.resources),
      };
    case "sweep_job":
      return { ...writeSweepSettings(job), trial: writeCommand(job.trial, folder) };
    default:
      return unreachable(job);
  }
}

function writeCommand(settings: CommandSettings, folder: string): WritableMap {
  const { code, environment, resources, distribution } = settings;
  return {
    command: settings.command,
    code: code && writeCode(code, folder),
    environment: environment && writeEnvironmentValue(environment, folder),
    environment_variables: settings.environmentVariables,
    resources: resources && writeResources(resources),
    distribution: distribution && writeDistribution(distribution),
  };
}
