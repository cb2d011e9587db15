import type { QueueSettings, Resources } from "./run-settings.js";
import type { SearchSpace } from "./search-space.js";
import type { Quantity } from "./written-number.js";

/** How the next trial's values are picked. Its name alone, or with settings. */
export type SamplingAlgorithm =
  | "random"
  | "grid"
  | "bayesian"
  | {
      readonly type: "random";
      readonly seed?: number;
      /** Base of logarithmic distributions: a number, or `e`. */
      readonly logbase?: Quantity | string;
      readonly rule?: "random" | "sobol";
    }
  | { readonly type: "grid" }
  | { readonly type: "bayesian" };

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
  | (TerminationCommon & { readonly type: "bandit"; readonly slackFactor?: number; readonly slackAmount?: number })
  | (TerminationCommon & { readonly type: "median_stopping" })
  | (TerminationCommon & { readonly type: "truncation_selection"; readonly truncationPercentage: number });

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
