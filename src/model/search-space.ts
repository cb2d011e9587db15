import type { Quantity } from "./written-number.js";

/**
 * The values that a hyperparameter may take (schema `sweepJob`, `search_space`).
 *
 * - `choice`: one of a list. A member may be a map, whose values may be distributions again.
 * - `uniform`, `loguniform`: between two values; of the logarithm for the latter.
 * - `quniform`, `qloguniform`: the same, rounded to multiples of `q`.
 * - `normal`, `lognormal`, `qnormal`, `qlognormal`: a normal distribution with mean `mu` and deviation `sigma`.
 * - `randint`: a whole number from 0 up to, but not including, `upper`.
 */
export type SearchDistribution =
  | { readonly type: "choice"; readonly values: readonly ChoiceValue[] }
  | { readonly type: "uniform" | "loguniform"; readonly minValue: Quantity; readonly maxValue: Quantity }
  | { readonly type: "quniform" | "qloguniform"; readonly minValue: Quantity; readonly maxValue: Quantity; readonly q: Quantity }
  | { readonly type: "normal" | "lognormal"; readonly mu: Quantity; readonly sigma: Quantity }
  | { readonly type: "qnormal" | "qlognormal"; readonly mu: Quantity; readonly sigma: Quantity; readonly q: Quantity }
  | { readonly type: "randint"; readonly upper: number };

/** A member of a `choice`. A map stands for several hyperparameters that are chosen together. */
export type ChoiceValue = string | Quantity | { readonly [name: string]: string | Quantity | SearchDistribution };

/** Hyperparameter → the values it may take. */
export type SearchSpace = Readonly<Record<string, SearchDistribution>>;

/** The numbers that each distribution other than `choice` is described by, in Azure ML's spelling. */
export const distributionNumbers = {
  uniform: ["min_value", "max_value"],
  loguniform: ["min_value", "max_value"],
  quniform: ["min_value", "max_value", "q"],
  qloguniform: ["min_value", "max_value", "q"],
  normal: ["mu", "sigma"],
  lognormal: ["mu", "sigma"],
  qnormal: ["mu", "sigma", "q"],
  qlognormal: ["mu", "sigma", "q"],
  randint: ["upper"],
} as const satisfies Record<Exclude<SearchDistribution["type"], "choice">, readonly string[]>;
