import type { SearchDistribution } from "./search-space.js";
import type { SamplingAlgorithm } from "./sweep-settings.js";
import { quantityValue, WrittenNumber } from "./written-number.js";

const bayesianTypes: readonly SearchDistribution["type"][] = ["choice", "uniform", "quniform", "randint"];

/**
 * Why an algorithm cannot pick from a distribution; undefined when it can.
 *
 * Source: Azure ML's page "Hyperparameter tuning a model (v2)": a grid goes over choices only, and Bayesian sampling takes `choice`, `uniform`
 * and `quniform`. A `randint` is a choice of whole numbers and is let pass.
 *
 * @example samplingProblem("grid", { type: "uniform", minValue: 0, maxValue: 1 }) // "is a uniform, and a grid goes over choices"
 */
export function samplingProblem(algorithm: SamplingAlgorithm | undefined, distribution: SearchDistribution): string | undefined {
  const name = typeof algorithm === "object" ? algorithm.type : algorithm;
  if (name === "grid") {
    const other = notChoice(distribution);
    return other && `${distribution.type === "choice" ? "holds" : "is"} a ${other}, and a grid goes over choices`;
  }
  if (name !== "bayesian" || bayesianTypes.includes(distribution.type)) return undefined;
  return `is a ${distribution.type}, and bayesian sampling takes ${bayesianTypes.join(", ")}`;
}

/** The base of logarithmic distributions: `e` unless random sampling has a `logbase`. NaN when that is no number above 0. */
export function logBaseOf(algorithm: SamplingAlgorithm | undefined): number {
  const base = typeof algorithm === "object" && algorithm.type === "random" ? algorithm.logbase : undefined;
  if (base === undefined || base === "e") return Math.E;
  const value = typeof base === "string" ? Number(base) : quantityValue(base);
  return value > 0 ? value : NaN;
}

/** The first type that is no choice, in the distribution itself or within a member. */
function notChoice(distribution: SearchDistribution): SearchDistribution["type"] | undefined {
  if (distribution.type !== "choice") return distribution.type;
  for (const value of distribution.values) {
    if (typeof value !== "object" || value instanceof WrittenNumber) continue;
    for (const one of Object.values(value)) {
      const found = typeof one === "object" && !(one instanceof WrittenNumber) ? notChoice(one) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
