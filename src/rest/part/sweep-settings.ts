import { floatText } from "../../model/literal-text.js";
import type { EarlyTermination, Objective, SamplingAlgorithm, SweepLimits } from "../../model/sweep-settings.js";
import { WrittenNumber } from "../../model/written-number.js";
import { unreachable } from "../../util/unreachable.js";
import { defined, type JsonObject } from "../json-object.js";

/** `sampling_algorithm` of a node: as YAML has it. */
export function samplingBody(algorithm: SamplingAlgorithm): string | JsonObject {
  if (typeof algorithm === "string") return algorithm;
  if (algorithm.type !== "random") return { type: algorithm.type };
  return defined({ type: "random", seed: algorithm.seed, logbase: algorithm.logbase, rule: algorithm.rule });
}

/** `objective` of a node. */
export function objectiveBody(objective: Objective): JsonObject {
  return { goal: objective.goal, primary_metric: objective.primaryMetric };
}

/** `limits` of a node: whole seconds, raised to a minute ("Service rounds durations less than 60 seconds to 60 days"). */
export function sweepLimitsBody(limits: SweepLimits): JsonObject {
  return defined({
    max_total_trials: limits.maxTotalTrials,
    max_concurrent_trials: limits.maxConcurrentTrials,
    timeout: atLeastAMinute(limits.timeout),
    trial_timeout: atLeastAMinute(limits.trialTimeout),
  });
}

function atLeastAMinute(seconds: number | undefined): number | undefined {
  return seconds !== undefined && seconds !== 0 && seconds < 60 ? 60 : seconds;
}

/** `early_termination` of a node: by its REST name, with both counts. A slack of nothing is left out. */
export function earlyTerminationBody(policy: EarlyTermination): JsonObject {
  const { evaluationInterval = policy.type === "median_stopping" ? 1 : 0, delayEvaluation = 0 } = policy;
  const counts = { evaluation_interval: evaluationInterval, delay_evaluation: delayEvaluation };
  switch (policy.type) {
    case "bandit":
      return defined({
        policy_type: "Bandit",
        ...counts,
        slack_factor: float(policy.slackFactor),
        slack_amount: float(policy.slackAmount),
      });
    case "median_stopping":
      return { policy_type: "MedianStopping", ...counts };
    case "truncation_selection":
      return { policy_type: "TruncationSelection", ...counts, truncation_percentage: policy.truncationPercentage };
    default:
      return unreachable(policy);
  }
}

function float(value: number | undefined): WrittenNumber | undefined {
  return value === undefined || value === 0 ? undefined : new WrittenNumber(floatText(value));
}
