import type { RunStatus } from "../../events/run-event.js";
import type { Literal } from "../../model/kind.js";
import type { Objective } from "../../model/sweep-settings.js";
import { compact } from "../../util/compact.js";
import type { Sampling } from "./sampler.js";
import { bestTrial, bestValue, type Trial } from "./trial.js";
import type { Sample } from "./value-at.js";

/** What `trials.json` holds: how trials were sampled, each trial, and the best. */
export interface SweepReport {
  readonly sampling_algorithm: Sampling["name"];
  /** Gives the same trials again, as `seed` of the sampling algorithm. */
  readonly seed?: number;
  readonly objective: { readonly goal: Objective["goal"]; readonly primary_metric: string };
  readonly best_trial: string | null;
  readonly trials: readonly ReportedTrial[];
}

export interface ReportedTrial {
  readonly trial: string;
  readonly status: RunStatus;
  /** Why it was canceled, or failed. */
  readonly reason?: string;
  readonly hyperparameters: Readonly<Record<string, Literal>>;
  /** Its best value of the primary metric. */
  readonly value: number | null;
}

export function sweepReport({ name, seed }: Sampling, { goal, primaryMetric }: Objective, trials: readonly Trial[]): SweepReport {
  return {
    sampling_algorithm: name,
    ...compact({ seed }),
    objective: { goal, primary_metric: primaryMetric },
    best_trial: bestTrial(trials, goal)?.name ?? null,
    trials: trials.map((trial) => ({
      trial: trial.name,
      status: trial.status,
      ...compact({ reason: trial.reason }),
      hyperparameters: trial.sample,
      value: bestValue(trial, goal) ?? null,
    })),
  };
}

/** Values as people read them: `c_value=0.7 kernel=rbf`. */
export function shownSample(sample: Sample): string {
  return Object.entries(sample)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(" ");
}
