import type { EarlierPick } from "../reuse/reuse.js";
import type { Sample } from "./value-at.js";

/**
 * What a sweep has picked before, as long as this is the same sweep: values that depend on trials before are picked again when the same ones have
 * ended and are running. Once other values come of it, or a trial that had a result has to run, it is another sweep, and goes its own way.
 */
export class EarlierPicks {
  readonly #find: (first: Sample) => ReadonlyMap<number, EarlierPick>;
  #picks: ReadonlyMap<number, EarlierPick> | undefined;

  /** `find` is asked once, with the values of the first trial. */
  constructor(find: (first: Sample) => ReadonlyMap<number, EarlierPick>) {
    this.#find = find;
  }

  /** Places of the trials that were running when the values of this one were picked; undefined when nobody knows, or it does not matter. */
  alongside(place: number): readonly number[] | undefined {
    return this.#picks?.get(place)?.alongside;
  }

  /** Values have been picked. */
  picked(place: number, sample: Sample): void {
    this.#picks ??= this.#find(sample);
    const before = this.#picks.get(place);
    if (before !== undefined && !isSame(before.sample, sample)) this.#forget();
  }

  /** A trial is running, rather than that its result was there. */
  ran(place: number): void {
    if (this.#picks?.get(place)?.hasCompleted === true) this.#forget();
  }

  #forget(): void {
    this.#picks = new Map();
  }
}

function isSame(one: Sample, other: Sample): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
