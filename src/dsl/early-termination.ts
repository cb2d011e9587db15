import type { EarlyTermination } from "../model/sweep-settings.js";
import { withOptions } from "./with-options.js";

type Policy<Type> = Extract<EarlyTermination, { readonly type: Type }>;

/** When a policy looks at a trial. */
interface Evaluation {
  /** Look each time the metric has been logged this often; 0 when absent. */
  readonly evaluationInterval?: number;
  /** Leave a trial alone until it has logged the metric this often; 0 when absent. */
  readonly delayEvaluation?: number;
}

/** How far behind the best trial another may be: by a factor, or by an amount of the metric. */
export type BanditOptions = Evaluation &
  ({ readonly slackFactor: number; readonly slackAmount?: never } | { readonly slackAmount: number; readonly slackFactor?: never });

/**
 * Ends trials that are too far behind the best one.
 *
 * @example
 * earlyTermination: bandit({ slackFactor: 0.1, evaluationInterval: 2 })
 * // early_termination: { type: bandit, slack_factor: 0.1, evaluation_interval: 2 }
 */
export function bandit(options: BanditOptions): Policy<"bandit"> {
  return withOptions({ type: "bandit" } as const, options);
}

/** Ends trials that are below the median of the running averages of all trials. */
export function medianStopping(options: Evaluation = {}): Policy<"median_stopping"> {
  return withOptions({ type: "median_stopping" } as const, options);
}

/** Ends the worst trials: `truncationPercentage` of them, 1 to 99, at each look. */
export function truncationSelection(options: Evaluation & { readonly truncationPercentage: number }): Policy<"truncation_selection"> {
  return withOptions({ type: "truncation_selection" } as const, options);
}
