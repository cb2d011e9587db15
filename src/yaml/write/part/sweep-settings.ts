import { distributionNumbers, type ChoiceValue, type SearchDistribution } from "../../../model/search-space.js";
import type { EarlyTermination, SamplingAlgorithm, SweepSettings } from "../../../model/sweep-settings.js";
import { WrittenNumber } from "../../../model/written-number.js";
import { unreachable } from "../../../util/unreachable.js";
import { mapEntries } from "../values.js";
import type { Writable, WritableMap } from "../yaml-text.js";
import { writeQueueSettings, writeResources } from "./run-settings.js";

/** What a sweep has beside its trial and its ports. */
export function writeSweepSettings(settings: SweepSettings): WritableMap {
  const { samplingAlgorithm, objective, limits = {}, earlyTermination, queueSettings, resources } = settings;
  return {
    search_space: mapEntries(settings.searchSpace, writeDistribution),
    sampling_algorithm: samplingAlgorithm === undefined ? undefined : writeSampling(samplingAlgorithm),
    objective: { goal: objective.goal, primary_metric: objective.primaryMetric },
    limits: {
      max_total_trials: limits.maxTotalTrials,
      max_concurrent_trials: limits.maxConcurrentTrials,
      timeout: limits.timeout,
      trial_timeout: limits.trialTimeout,
    },
    early_termination: earlyTermination === undefined ? undefined : writeEarlyTermination(earlyTermination),
    queue_settings: queueSettings === undefined ? undefined : writeQueueSettings(queueSettings),
    resources: resources === undefined ? undefined : writeResources(resources),
  };
}

export function writeDistribution(distribution: SearchDistribution): Writable {
  if (distribution.type === "choice") return { type: "choice", values: distribution.values.map(writeChoice) };
  const fields = distribution as unknown as Readonly<Record<string, Writable>>;
  const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return {
    type: distribution.type,
    ...Object.fromEntries(distributionNumbers[distribution.type].map((name) => [name, fields[camel(name)]])),
  };
}

function writeChoice(value: ChoiceValue): Writable {
  if (typeof value !== "object" || value instanceof WrittenNumber) return value;
  return mapEntries(value, (inner) => (typeof inner === "object" && !(inner instanceof WrittenNumber) ? writeDistribution(inner) : inner));
}

function writeSampling(algorithm: SamplingAlgorithm): Writable {
  if (typeof algorithm === "string") return algorithm;
  if (algorithm.type !== "random") return { type: algorithm.type };
  return { type: algorithm.type, seed: algorithm.seed, logbase: algorithm.logbase, rule: algorithm.rule };
}

export function writeEarlyTermination(policy: EarlyTermination): Writable {
  const common = { type: policy.type, evaluation_interval: policy.evaluationInterval, delay_evaluation: policy.delayEvaluation };
  switch (policy.type) {
    case "bandit":
      return { ...common, slack_factor: policy.slackFactor, slack_amount: policy.slackAmount };
    case "median_stopping":
      return common;
    case "truncation_selection":
      return { ...common, truncation_percentage: policy.truncationPercentage };
    default:
      return unreachable(policy);
  }
}
