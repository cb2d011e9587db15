import type { Percentage } from "../types/number-check.js";
import { withOptions } from "./with-options.js";

/** When a policy looks at a trial. */
export interface EvaluationOptions {
  /** Look each time the metric has been logged this often; 0 when absent. */
  readonly evaluationInterval?: number;
  /** Leave a trial alone until it has logged the metric this often; 0 when absent. */
  readonly delayEvaluation?: number;
}

/** How far behind the best trial another may be: by a factor, or by an amount of the metric. */
export type BanditOptions = EvaluationOptions &
  (
    | {
        /** The best metric is divided (or, for a minimum, multiplied) by 1 + this (`slack_factor`). */
        readonly slackFactor: number;
        readonly slackAmount?: never;
      }
    | {
        /** The same as an amount that is taken from the best metric, or added to it (`slack_amount`). */
        readonly slackAmount: number;
        readonly slackFactor?: never;
      }
  );

/**
 * Ends trials that are too far behind the best one.
 *
 * @example
 * earlyTermination: bandit({ slackFactor: 0.1, evaluationInterval: 2 })
 * // early_termination: { type: bandit, slack_factor: 0.1, evaluation_interval: 2 }
 */
export function bandit(options: BanditOptions): BanditOptions & { readonly type: "bandit" } {
  return withOptions({ type: "bandit" } as const, options);
}

/** Ends trials that are below the median of the running averages of all trials. */
export function medianStopping(options: EvaluationOptions = {}): EvaluationOptions & { readonly type: "median_stopping" } {
  return withOptions({ type: "median_stopping" } as const, options);
}

/** How many of the trials are the worst. */
export interface TruncationOptions<P extends number = number> extends EvaluationOptions {
  /** Percentage of the trials that ends at each look: 1 to 99. */
  readonly truncationPercentage: Percentage<P>;
}

/** Ends the worst trials: `truncationPercentage` of them, 1 to 99, at each look. */
export function truncationSelection<const P extends number>(
  options: TruncationOptions<P>,
): TruncationOptions & { readonly type: "truncation_selection" } {
  return withOptions({ type: "truncation_selection" } as const, options as { readonly truncationPercentage: number });
}
