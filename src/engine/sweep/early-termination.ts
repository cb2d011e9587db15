import type { EarlyTermination, Objective } from "../../model/sweep-settings.js";

/** The values of the primary metric that a trial has logged so far, in order. */
export type History = readonly number[];

/**
 * Why a policy gives up on a trial that has just logged its metric; undefined when it goes on. `others` are the histories of all other
 * trials, ended ones among them.
 *
 * Source of the rules: Azure ML's page "Hyperparameter tuning a model", early termination. An interval is one logged value.
 */
export function reasonToStop(
  policy: EarlyTermination,
  { goal }: Pick<Objective, "goal">,
  trial: History,
  others: readonly History[],
): string | undefined {
  const { delayEvaluation = 0, evaluationInterval = 1 } = policy;
  const interval = trial.length;
  if (interval < Math.max(1, delayEvaluation) || interval % Math.max(1, evaluationInterval) !== 0) return undefined;
  const sign = goal === "maximize" ? 1 : -1;
  const best = (history: History): number => Math.max(...history.slice(0, interval).map((value) => value * sign));
  const reached = others.filter((history) => history.length > 0);
  if (reached.length === 0) return undefined;
  const own = best(trial);
  switch (policy.type) {
    case "bandit": {
      const leader = Math.max(...reached.map(best));
      const least = leastAllowed(policy, leader, sign);
      return own < least ? `bandit: ${own * sign} is too far from ${leader * sign}` : undefined;
    }
    case "median_stopping": {
      const averages = [...reached, trial].map((history) => mean(history.slice(0, interval)) * sign);
      const middle = median(averages);
      return own < middle ? `median stopping: ${own * sign} is worse than the median ${middle * sign}` : undefined;
    }
    case "truncation_selection": {
      const peers = reached.filter((history) => history.length >= interval).map((history) => (history[interval - 1] ?? 0) * sign);
      const latest = (trial[interval - 1] ?? 0) * sign;
      const all = [...peers, latest].sort((a, b) => a - b);
      const cut = Math.floor((all.length * policy.truncationPercentage) / 100);
      return cut > 0 && latest < (all[cut] ?? Infinity)
        ? `truncation selection: among the lowest ${policy.truncationPercentage} %`
        : undefined;
    }
  }
}

/** With a factor the distance grows with the leader's value; with an amount it is fixed. Both values are turned so that more is better. */
function leastAllowed(policy: Extract<EarlyTermination, { readonly type: "bandit" }>, leader: number, sign: number): number {
  if (policy.slackFactor === undefined) return leader - (policy.slackAmount ?? 0);
  const factor = 1 + policy.slackFactor;
  return sign > 0 ? leader / factor : leader * factor;
}

function mean(values: History): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
