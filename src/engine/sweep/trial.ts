import type { RunFailure, RunStatus } from "../../events/run-event.js";
import type { Objective } from "../../model/sweep-settings.js";
import type { NodeOutput } from "../node-output.js";
import type { Sample } from "./value-at.js";

type Goal = Objective["goal"];

/** What is known of a trial. */
export interface Trial {
  readonly name: string;
  readonly sample: Sample;
  /** Values of the primary metric, in the order in which they were logged. Never a NaN. */
  readonly metric: number[];
  status: RunStatus;
  /** Why it was canceled, or failed. */
  reason?: string;
  /** Of a trial that failed. */
  failure?: RunFailure;
  /** Of a trial that has completed. */
  outputs?: ReadonlyMap<string, NodeOutput>;
}

export type CompletedTrial = Trial & Required<Pick<Trial, "outputs">>;

/**
 * The value that counts for a trial: its best, whenever it was logged.
 *
 * Source: the page of HyperDrive's `get_best_run_by_primary_metric`, "whether the minimum or maximum of the primary metric is used".
 */
export function bestValue({ metric }: Pick<Trial, "metric">, goal: Goal): number | undefined {
  const [first] = metric;
  if (first === undefined) return undefined;
  // There may be more values than a call takes arguments.
  return metric.reduce((best, value) => (goal === "maximize" ? Math.max(best, value) : Math.min(best, value)), first);
}

/** Turned so that more is better; undefined while the metric has not been logged. */
export function scoreOf(trial: Pick<Trial, "metric">, goal: Goal): number | undefined {
  const value = bestValue(trial, goal);
  return value === undefined || goal === "maximize" ? value : -value;
}

/**
 * The best of the trials that have completed and logged the metric; of equals the first. One that failed or was canceled is no candidate,
 * whatever it had logged: its outputs are not whole, and the sweep's are to be the best trial's.
 */
export function bestTrial(trials: readonly Trial[], goal: Goal): CompletedTrial | undefined {
  let best: { readonly trial: CompletedTrial; readonly score: number } | undefined;
  for (const trial of trials) {
    const score = scoreOf(trial, goal);
    if (score !== undefined && isCompleted(trial) && (best === undefined || score > best.score)) best = { trial, score };
  }
  return best?.trial;
}

function isCompleted(trial: Trial): trial is CompletedTrial {
  return trial.outputs !== undefined;
}
