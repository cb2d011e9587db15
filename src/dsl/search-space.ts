import type { Literal } from "../model/kind.js";
import { type SearchDistribution } from "../model/search-space.js";
import type { Quantum } from "../types/number-check.js";
import type { ChoiceMap, ChoiceOf, MultiplesOf, SearchValues, WholeSearchValues } from "../types/search-values.js";

const mark = Symbol.for("azml/search-values");

/** Values to search in, as the user wrote them. Members of a choice are looked at when the graph is built. */
export interface WrittenSearchValues {
  readonly type: SearchDistribution["type"];
  readonly values?: readonly unknown[];
  readonly numbers: Readonly<Record<string, unknown>>;
}

export function isSearchValues(value: unknown): value is WrittenSearchValues {
  return typeof value === "object" && value !== null && mark in value;
}

function written(type: SearchDistribution["type"], numbers: Readonly<Record<string, unknown>>, values?: readonly unknown[]): never {
  return Object.freeze({ [mark]: true, type, numbers, ...(values && { values }) }) as never;
}

/**
 * One of the values given. A map stands for several hyperparameters that are picked together; the trial gets it as a text.
 *
 * @example
 * sweep(Train, { data, kernel: choice("rbf", "linear") }, …)
 * // search_space: { kernel: { type: choice, values: [rbf, linear] } }
 */
export function choice<const V extends Literal | ChoiceMap>(...values: readonly [V, ...V[]]): ChoiceOf<V> {
  return written("choice", {}, values);
}

/** A number between two, all equally likely. @example uniform(0.01, 0.9) // { type: uniform, min_value: 0.01, max_value: 0.9 } */
export function uniform(minValue: number, maxValue: number): SearchValues<number> {
  return written("uniform", { minValue, maxValue });
}

/** {@link uniform}, rounded to a multiple of `q`; with a whole `q` it fits an integer. */
export function quniform<const Q extends number>(minValue: number, maxValue: number, q: Quantum<Q>): MultiplesOf<Q> {
  return written("quniform", { minValue, maxValue, q });
}

/**
 * A number whose logarithm is uniform: `minValue` and `maxValue` are exponents.
 *
 * @example logUniform(-7, 0) // between e⁻⁷ and 1: { type: loguniform, min_value: -7, max_value: 0 }
 */
export function logUniform(minValue: number, maxValue: number): SearchValues<number> {
  return written("loguniform", { minValue, maxValue });
}

/** {@link logUniform}, rounded to a multiple of `q`. */
export function qlogUniform<const Q extends number>(minValue: number, maxValue: number, q: Quantum<Q>): MultiplesOf<Q> {
  return written("qloguniform", { minValue, maxValue, q });
}

/** A normal distribution with mean `mu` and deviation `sigma`. @example normal(10, 3) // { type: normal, mu: 10, sigma: 3 } */
export function normal(mu: number, sigma: number): SearchValues<number> {
  return written("normal", { mu, sigma });
}

/** {@link normal}, rounded to a multiple of `q`. */
export function qnormal<const Q extends number>(mu: number, sigma: number, q: Quantum<Q>): MultiplesOf<Q> {
  return written("qnormal", { mu, sigma, q });
}

/** A number whose logarithm is normal. */
export function logNormal(mu: number, sigma: number): SearchValues<number> {
  return written("lognormal", { mu, sigma });
}

/** {@link logNormal}, rounded to a multiple of `q`. */
export function qlogNormal<const Q extends number>(mu: number, sigma: number, q: Quantum<Q>): MultiplesOf<Q> {
  return written("qlognormal", { mu, sigma, q });
}

/** A whole number from 0 up to, but not including, `upper`. @example randint(10) // { type: randint, upper: 10 } */
export function randint(upper: number): WholeSearchValues<number> {
  return written("randint", { upper });
}
