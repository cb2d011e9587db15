import type { EarlyTermination, Objective } from "../../model/sweep-settings.js";

/** The values of the primary metric that a trial has logged so far, in order. Never a NaN. */
export type History = readonly number[];

/**
 * Why a policy gives up on a trial that has just logged its metric; undefined when it goes on. `others` are the histories of all other
 * trials, ended and canceled ones among them.
 *
 * Source of the rules: Azure ML's page "Hyperparameter tuning a model (v2)", early termination. An interval is one logged value. At
 * interval n of the trial:
 * - `bandit` compares its best value with the best of all trials, each up to its interval n.
 * - `median_stopping` compares its best value with the median of the running averages of all trials up to interval n, its own among them.
 * - `truncation_selection` ranks its best value among those of all trials that have come to interval n. Those which the page of
 *   `TruncationSelectionPolicy` calls younger are compared with what the older ones had reached at that time.
 */
export function reasonToStop(
  policy: EarlyTermination,
  { goal }: Pick<Objective, "goal">,
  trial: History,
  others: readonly History[],
): string | undefined {
  const interval = trial.length;
  if (!isDue(policy, interval)) return undefined;
  // Turned so that more is better.
  const sign = goal === "maximize" ? 1 : -1;
  const upToNow = (history: History): number[] => history.slice(0, interval).map((value) => value * sign);
  const best = (history: History): number => upToNow(history).reduce((most, value) => Math.max(most, value), -Infinity);
  const reached = others.filter((history) => history.length > 0);
  if (reached.length === 0) return undefined;
  const own = best(trial);
  switch (policy.type) {
    case "bandit": {
      const leader = Math.max(...reached.map(best));
      return own < leastAllowed(policy, leader) ? `bandit: ${own * sign} is too far from ${leader * sign}` : undefined;
    }
    case "median_stopping": {
      const middle = median([...reached, trial].map((history) => mean(upToNow(history))));
      return own < middle ? `median stopping: ${own * sign} is worse than the median ${middle * sign}` : undefined;
    }
    case "truncation_selection": {
      const peers = reached.filter((history) => history.length >= interval).map(best);
      const ranked = [...peers, own].sort((a, b) => a - b);
      const cut = Math.floor((ranked.length * policy.truncationPercentage) / 100);
      const isCut = cut > 0 && own < (ranked[cut] ?? Infinity);
      return isCut ? `truncation selection: ${own * sign} is among the lowest ${policy.truncationPercentage} %` : undefined;
    }
  }
}

/**
 * "The policy applies every multiple of evaluation_interval that is greater than or equal to delay_evaluation." azure-ai-ml sends an interval
 * of 0 where none is given, for which the page of the YAML schema says 1.
 */
function isDue({ evaluationInterval, delayEvaluation = 0 }: EarlyTermination, interval: number): boolean {
  return interval > 0 && interval >= delayEvaluation && interval % (evaluationInterval || 1) === 0;
}

/**
 * The worst value that a trial may have, given the leader's. The page tells of a positive metric to maximize: 0.8 with a factor of 0.2 allows
 * 0.8 / 1.2. A metric to minimize, or below 0, is allowed the same ratio on the side away from the better, so that no leader is too far from
 * itself. A factor or an amount of 0 is sent as absent.
 */
function leastAllowed({ slackFactor, slackAmount }: Extract<EarlyTermination, { readonly type: "bandit" }>, leader: number): number {
  if (!slackFactor) return leader - (slackAmount ?? 0);
  return leader > 0 ? leader / (1 + slackFactor) : leader * (1 + slackFactor);
}

function mean(values: History): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
