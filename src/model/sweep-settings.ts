import type { QueueSettings, Resources } from "./run-settings.js";
import type { SearchSpace } from "./search-space.js";
import type { Quantity } from "./written-number.js";

/** How the next trial's values are picked. Its name alone, or with settings. */
export type SamplingAlgorithm =
  | "random"
  | "grid"
  | "bayesian"
  | {
      /** By chance. */
      readonly type: "random";
      /** Equal seeds pick equal values. */
      readonly seed?: number;
      /** Base of logarithmic distributions: a number, or `e`. */
      readonly logbase?: Quantity | string;
      /** `sobol` covers the space more evenly. */
      readonly rule?: "random" | "sobol";
    }
  | {
      /** Every combination. */
      readonly type: "grid";
    }
  | {
      /** By how earlier trials did. */
      readonly type: "bayesian";
    };

/** The logged metric that tells a good trial from a bad one. */
export interface Objective {
  readonly goal: "minimize" | "maximize";
  /** A text with a data binding in it, too. */
  readonly primaryMetric: string;
}

/** Counts, where a text is a data binding, and whole seconds. Times below a minute are raised to one. */
export interface SweepLimits {
  readonly maxTotalTrials?: number | string;
  readonly maxConcurrentTrials?: number | string;
  readonly timeout?: number;
  readonly trialTimeout?: number;
}

interface TerminationCommon {
  /** Look at trials each time the metric has been logged this often; absent, 1 for `median_stopping` and 0 for the others, which is as often as 1. */
  readonly evaluationInterval?: number;
  /** Leave trials alone until they have logged the metric this often; 0 when absent. */
  readonly delayEvaluation?: number;
}

/** When to give up on a trial that does badly. */
export type EarlyTermination =
  | (TerminationCommon & {
      /** Ends what is too far behind the best trial. */
      readonly type: "bandit";
      /** How far, as a factor. */
      readonly slackFactor?: number;
      /** How far, as an amount of the metric. */
      readonly slackAmount?: number;
    })
  | (TerminationCommon & {
      /** Ends what is below the median of the averages of all trials. */
      readonly type: "median_stopping";
    })
  | (TerminationCommon & {
      /** Ends a share of the trials at each look. */
      readonly type: "truncation_selection";
      /** Percentage of the trials that ends: 1 to 99. */
      readonly truncationPercentage: number;
    });

/** What a sweep has beside its trial, as a node and as a job of its own. */
export interface SweepSettings {
  readonly searchSpace: SearchSpace;
  /** The service picks one when absent. */
  readonly samplingAlgorithm?: SamplingAlgorithm;
  readonly objective: Objective;
  readonly limits?: SweepLimits;
  readonly earlyTermination?: EarlyTermination;
  readonly queueSettings?: QueueSettings;
  readonly resources?: Resources;
}
