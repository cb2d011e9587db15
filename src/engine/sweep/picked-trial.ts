import type { Objective } from "../../model/sweep-settings.js";
import type { Tried } from "./sampler.js";
import { scoreOf, type Trial } from "./trial.js";
import type { Sample } from "./value-at.js";

/** A trial whose values have been picked. */
export interface PickedTrial extends Trial {
  /** Among the sweep's trials. */
  readonly place: number;
  /** Places of those that were running when its values were picked. */
  readonly alongside: readonly number[];
  /** Settles when it has ended, whatever way. */
  readonly over: Promise<void>;
  readonly tellOver: () => void;
}

export function pickedTrial(place: number, sample: Sample, alongside: readonly number[]): PickedTrial {
  let tellOver = (): void => {};
  const over = new Promise<void>((resolve) => (tellOver = resolve));
  return { name: `trial_${place}`, place, sample, alongside, metric: [], status: "Running", over, tellOver };
}

/** What a sampler may learn from: trials that have ended and logged the metric, canceled ones among them; and those that are being tried. */
export function learnt(trials: readonly Trial[], alongside: readonly number[], goal: Objective["goal"]): [Tried[], Sample[]] {
  const running = new Set(alongside);
  const tried = trials.flatMap((trial, at) => {
    const score = running.has(at) ? undefined : scoreOf(trial, goal);
    return score === undefined ? [] : [{ sample: trial.sample, score }];
  });
  return [tried, trials.flatMap(({ sample }, at) => (running.has(at) ? [sample] : []))];
}
