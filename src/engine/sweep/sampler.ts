import { mersenne } from "pure-rand/generator/mersenne";
import type { Literal } from "../../model/kind.js";
import type { SearchSpace } from "../../model/search-space.js";
import type { SamplingAlgorithm } from "../../model/sweep-settings.js";
import { NodeFailure } from "../node-failure.js";
import { choiceText, sampleValue } from "./sample-value.js";

/** Values for one trial, by the names of its hyperparameters. */
export type Sample = Readonly<Record<string, Literal>>;

/** Values for trials, one after the other; ends when every combination has been given (`grid`), else never. */
export function samples(space: SearchSpace, algorithm: SamplingAlgorithm = "random", fallbackSeed: number): Iterator<Sample, undefined> {
  const type = typeof algorithm === "string" ? algorithm : algorithm.type;
  const seed = typeof algorithm === "object" && algorithm.type === "random" ? algorithm.seed : undefined;
  return type === "grid" ? gridSamples(space, fallbackSeed) : randomSamples(space, seed ?? fallbackSeed);
}

/** The same seed gives the same values on every machine. */
function* randomSamples(space: SearchSpace, seed: number): Generator<Sample, undefined> {
  const random = mersenne(seed);
  for (;;) yield Object.fromEntries(Object.entries(space).map(([name, distribution]) => [name, sampleValue(distribution, random)]));
}

/** Every combination of choices, the last hyperparameter changing fastest. */
function* gridSamples(space: SearchSpace, seed: number): Generator<Sample, undefined> {
  const random = mersenne(seed);
  const axes = Object.entries(space).map(([name, distribution]): readonly (readonly [string, Literal])[] => {
    if (distribution.type !== "choice")
      throw new NodeFailure({ code: "AZML526", message: `a grid goes over choices, and "${name}" is a ${distribution.type}` });
    return distribution.values.map((value) => [name, choiceText(value, random)] as const);
  });
  let combinations: (readonly (readonly [string, Literal])[])[] = [[]];
  for (const axis of axes) combinations = combinations.flatMap((before) => axis.map((value) => [...before, value]));
  for (const combination of combinations) yield Object.fromEntries(combination);
  return undefined;
}
