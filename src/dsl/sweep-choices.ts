import type { BanditOptions, EvaluationOptions, TruncationOptions } from "./early-termination.js";
import type { RandomOptions } from "./sampling-algorithm.js";

/** How a sweep picks values: a name, or with settings (`sampling_algorithm`). `random({ … })` and its siblings make the same. */
export type SamplingOptions =
  | "random"
  | "grid"
  | "bayesian"
  | (RandomOptions & {
      /** By chance. */
      readonly type: "random";
    })
  | {
      /** Every combination. */
      readonly type: "grid";
    }
  | {
      /** By how earlier trials did. */
      readonly type: "bayesian";
    };

/** When a sweep gives up on a trial (`early_termination`). `bandit({ … })` and its siblings make the same. */
export type EarlyTerminationOptions =
  | (BanditOptions & {
      /** Ends what is too far behind the best trial. */
      readonly type: "bandit";
    })
  | (EvaluationOptions & {
      /** Ends what is below the median of the averages of all trials. */
      readonly type: "median_stopping";
    })
  | (TruncationOptions & {
      /** Ends a share of the trials at each look. */
      readonly type: "truncation_selection";
    });
