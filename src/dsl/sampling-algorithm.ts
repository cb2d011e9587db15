import { withOptions } from "./with-options.js";

/** Settings of random sampling. */
export interface RandomOptions {
  /** Equal seeds pick equal values. */
  readonly seed?: number;
  /** `sobol` covers the space more evenly. Default: random. */
  readonly rule?: "random" | "sobol";
  /** Base of logarithmic distributions: a number, or `"e"`, which it is when absent. */
  readonly logbase?: number | "e";
}

/**
 * Picks values at random.
 *
 * @example
 * samplingAlgorithm: random({ seed: 7, rule: "sobol" })
 * // sampling_algorithm: { type: random, seed: 7, rule: sobol }
 */
export function random(options: RandomOptions = {}): RandomOptions & { readonly type: "random" } {
  return withOptions({ type: "random" } as const, options);
}

/** Tries every combination; the search space is made of choices only. */
export function grid(): { readonly type: "grid" } {
  return { type: "grid" };
}

/** Picks values by how earlier trials did. */
export function bayesian(): { readonly type: "bayesian" } {
  return { type: "bayesian" };
}
