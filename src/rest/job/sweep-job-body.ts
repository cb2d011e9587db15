import type { Json } from "../../model/environment.js";
import type { ChoiceValue, SearchDistribution } from "../../model/search-space.js";
import type { SweepJob } from "../../model/standalone-job.js";
import type { SamplingAlgorithm } from "../../model/sweep-settings.js";
import { WrittenNumber } from "../../model/written-number.js";
import { camelKeys } from "../camel-keys.js";
import { defined, type JsonObject, mapValues } from "../json-object.js";
import { isoDuration } from "../part/duration.js";
import { jobTerminationBody } from "../part/job-termination.js";
import { queueSettingsBody, resourcesBody } from "../part/run-settings.js";
import { distributionFields } from "../part/search-space.js";
import { sweepLimitsBody } from "../part/sweep-settings.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commandSettingsBody } from "./command-job-body.js";
import type { JobNames } from "./pipeline-job-body.js";
import { standaloneCommon } from "./standalone-common.js";

/**
 * Body of `PUT …/jobs/<name>` for a sweep.
 *
 * Source: schema `sweepJob` and REST type `SweepJob`, api-version 2024-01-01-preview.
 */
export function sweepJobBody(job: SweepJob, ids: ResolvedIds, names: JobNames | undefined): JsonObject {
  const { limits = {}, objective, earlyTermination, queueSettings, resources } = job;
  const { timeout, trial_timeout: trialTimeout, ...counts } = sweepLimitsBody(limits);
  const { environmentVariables, ...trial } = commandSettingsBody(job.trial, ids);
  return {
    properties: defined({
      jobType: "Sweep",
      ...standaloneCommon(job, ids, names),
      // azure-ai-ml has none for the trial of a sweep that is made in code.
      trial: { ...trial, ...((job.trial.environmentVariables || job.source === "YAML.JOB") && { environmentVariables }) },
      searchSpace: mapValues(job.searchSpace, distribution),
      samplingAlgorithm: samplingBody(job.samplingAlgorithm),
      objective: { goal: objective.goal, primaryMetric: objective.primaryMetric },
      limits: defined({
        jobLimitsType: "Sweep",
        ...camelKeys(counts),
        timeout: duration(timeout),
        trialTimeout: duration(trialTimeout),
      }),
      earlyTermination: earlyTermination && jobTerminationBody(earlyTermination),
      queueSettings: queueSettings && camelKeys(queueSettingsBody(queueSettings)),
      resources: resources && { properties: {}, ...camelKeys(resourcesBody(resources)) },
    }),
  };
}

const samplingTypes = { random: "Random", grid: "Grid", bayesian: "Bayesian" } as const;

function samplingBody(algorithm: SamplingAlgorithm | undefined): JsonObject | undefined {
  if (algorithm === undefined) return undefined;
  if (typeof algorithm === "string") return { samplingAlgorithmType: samplingTypes[algorithm] };
  const { type, ...settings } = algorithm;
  return { samplingAlgorithmType: samplingTypes[type], ...settings };
}

function duration(seconds: Json | undefined): string | undefined {
  return typeof seconds === "number" && seconds > 0 ? isoDuration(seconds) : undefined;
}

/** `["uniform", [0.1, 0.9]]`; the values of a choice are one argument, so that they stand in a list more. */
function distribution(given: SearchDistribution): Json {
  if (given.type === "choice") return ["choice", [given.values.map(choice)]];
  return [given.type, Object.values(distributionFields(given))];
}

function choice(value: ChoiceValue): Json {
  if (typeof value !== "object" || value instanceof WrittenNumber) return value;
  return mapValues(value, (inner) => (typeof inner === "object" && !(inner instanceof WrittenNumber) ? distribution(inner) : inner));
}
