import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import type { Literal } from "../../model/kind.js";
import type { ChoiceValue, SearchDistribution } from "../../model/search-space.js";
import { quantityValue, WrittenNumber } from "../../model/written-number.js";

/**
 * One value of a distribution, by the definitions of Azure ML's page on hyperparameter tuning:
 * `quniform` is `round(uniform / q) * q`, `loguniform` is `exp(uniform)`, and so on. `randint` is below its `upper`.
 */
export function sampleValue(distribution: SearchDistribution, random: RandomGenerator): Literal {
  switch (distribution.type) {
    case "choice":
      return choiceText(distribution.values[uniformInt(random, 0, distribution.values.length - 1)] ?? "", random);
    case "randint":
      return uniformInt(random, 0, distribution.upper - 1);
    case "uniform":
      return between(distribution, random);
    case "quniform":
      return rounded(between(distribution, random), distribution);
    case "loguniform":
      return Math.exp(between(distribution, random));
    case "qloguniform":
      return rounded(Math.exp(between(distribution, random)), distribution);
    case "normal":
      return around(distribution, random);
    case "qnormal":
      return rounded(around(distribution, random), distribution);
    case "lognormal":
      return Math.exp(around(distribution, random));
    case "qlognormal":
      return rounded(Math.exp(around(distribution, random)), distribution);
  }
}

/** A member of a choice as the text that a command gets: a map, with values picked for it, as JSON. */
export function choiceText(value: ChoiceValue, random: RandomGenerator): Literal {
  if (typeof value !== "object") return value;
  if (value instanceof WrittenNumber) return value.value;
  const picked = Object.entries(value).map(([name, one]) => {
    if (typeof one === "object" && !(one instanceof WrittenNumber)) return [name, sampleValue(one, random)];
    return [name, typeof one === "string" ? one : quantityValue(one)];
  });
  return JSON.stringify(Object.fromEntries(picked));
}

type Between = Extract<SearchDistribution, { readonly minValue: unknown }>;
type Around = Extract<SearchDistribution, { readonly mu: unknown }>;

function between({ minValue, maxValue }: Between, random: RandomGenerator): number {
  const [least, most] = [quantityValue(minValue), quantityValue(maxValue)];
  return least + (most - least) * uniformFloat64(random);
}

/** Box and Muller's transform of two uniform values. */
function around({ mu, sigma }: Around, random: RandomGenerator): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(random)));
  return quantityValue(mu) + quantityValue(sigma) * radius * Math.cos(2 * Math.PI * uniformFloat64(random));
}

function rounded(value: number, { q }: Extract<SearchDistribution, { readonly q: unknown }>): number {
  const step = quantityValue(q);
  const result = Math.round(value / step) * step;
  // A multiple of 0.1 is to read 0.3 and not 0.30000000000000004.
  return Number(result.toPrecision(12)) || 0;
}
