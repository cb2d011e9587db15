import type { Literal } from "../../model/kind.js";
import type { ChoiceValue, SearchDistribution } from "../../model/search-space.js";
import { quantityValue, WrittenNumber } from "../../model/written-number.js";
import { normalQuantile } from "./normal.js";

/** Values for one trial, by the names of its hyperparameters. */
export type Sample = Readonly<Record<string, Literal>>;

/** The next of numbers that lie evenly between 0 and 1, 1 left out. */
export type Draw = () => number;

/**
 * A value of a distribution. Each distribution takes one draw, and the larger the draw, the larger the value; a map in a choice takes one
 * more for each distribution in it. So a sampler only has to say where in a unit cube a trial lies.
 *
 * `base` is that of the logarithmic distributions: `loguniform` is `base ** uniform`.
 *
 * Source: Azure ML's page "Hyperparameter tuning a model (v2)": `quniform` is `round(uniform / q) * q`, `loguniform` is `exp(uniform)`,
 * and so on; `randint` leaves its `upper` out. What is rounded may lie up to half a `q` beyond the bounds, as that formula says.
 *
 * @example valueAt({ type: "quniform", minValue: 0, maxValue: 10, q: 2 }, () => 0.5) // 4: 2.5 is rounded to the even 2
 */
export function valueAt(distribution: SearchDistribution, draw: Draw, base = Math.E): Literal {
  switch (distribution.type) {
    case "choice":
      return choiceText(distribution.values[pickedIndex(distribution.values.length, draw())] ?? "", (one) => valueAt(one, draw, base));
    case "randint":
      return pickedIndex(distribution.upper, draw());
    case "uniform":
      return between(distribution, draw);
    case "quniform":
      return rounded(between(distribution, draw), distribution);
    case "loguniform":
      return power(base, between(distribution, draw));
    case "qloguniform":
      return rounded(power(base, between(distribution, draw)), distribution);
    case "normal":
      return around(distribution, draw);
    case "qnormal":
      return rounded(around(distribution, draw), distribution);
    case "lognormal":
      return power(base, around(distribution, draw));
    case "qlognormal":
      return rounded(power(base, around(distribution, draw)), distribution);
  }
}

/** How many draws a distribution takes at most. */
export function drawsOf(distribution: SearchDistribution): number {
  if (distribution.type !== "choice") return 1;
  const inner = distribution.values.map((value) => nested(value).reduce((sum, [, one]) => sum + drawsOf(one), 0));
  return 1 + Math.max(0, ...inner);
}

/** A member of a choice as the text that a command gets: a map, with values picked for it, as JSON. */
export function choiceText(value: ChoiceValue, pick: (distribution: SearchDistribution) => Literal): Literal {
  if (typeof value !== "object") return value;
  if (value instanceof WrittenNumber) return value.value;
  const picked = Object.entries(value).map(([name, one]) => {
    if (typeof one === "object" && !(one instanceof WrittenNumber)) return [name, pick(one)];
    return [name, typeof one === "string" ? one : quantityValue(one)];
  });
  return JSON.stringify(Object.fromEntries(picked));
}

/** The distributions within a member of a choice, by their names. */
export function nested(value: ChoiceValue): (readonly [string, SearchDistribution])[] {
  if (typeof value !== "object" || value instanceof WrittenNumber) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    typeof one === "object" && !(one instanceof WrittenNumber) ? [[name, one] as const] : [],
  );
}

/** Which of `many` a number between 0 and 1 stands for. */
export function pickedIndex(many: number, at: number): number {
  return Math.min(many - 1, Math.floor(at * many));
}

type Between = Extract<SearchDistribution, { readonly minValue: unknown }>;
type Around = Extract<SearchDistribution, { readonly mu: unknown }>;

function between({ minValue, maxValue }: Between, draw: Draw): number {
  const [least, most] = [quantityValue(minValue), quantityValue(maxValue)];
  return Math.min(most, least + (most - least) * draw());
}

function around({ mu, sigma }: Around, draw: Draw): number {
  return quantityValue(mu) + quantityValue(sigma) * normalQuantile(draw());
}

function power(base: number, exponent: number): number {
  return base === Math.E ? Math.exp(exponent) : base ** exponent;
}

function rounded(value: number, { q }: Extract<SearchDistribution, { readonly q: unknown }>): number {
  const step = quantityValue(q);
  // A multiple of 0.1 is to read 0.3 and not 0.30000000000000004; and there is no -0.
  return Number((halfToEven(value / step) * step).toPrecision(12)) || 0;
}

/** The formulas of Azure ML's page are Python, whose `round` takes the even neighbour of a half. */
function halfToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
