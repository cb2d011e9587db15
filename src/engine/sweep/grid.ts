import type { Literal } from "../../model/kind.js";
import type { ChoiceValue, SearchDistribution, SearchSpace } from "../../model/search-space.js";
import { choiceText, nested, type Sample } from "./value-at.js";

/** Every combination of choices, those within choices among them, one when asked for. The last hyperparameter changes fastest. */
export function* gridSamples(space: SearchSpace): Generator<Sample, undefined> {
  for (const pairs of combinations(Object.entries(space))) yield Object.fromEntries(pairs);
}

type Pair = readonly [name: string, value: Literal];

function* combinations([first, ...others]: readonly (readonly [string, SearchDistribution])[]): Generator<Pair[], undefined> {
  if (first === undefined) {
    yield [];
    return;
  }
  const [name, distribution] = first;
  for (const value of valuesOf(distribution)) for (const rest of combinations(others)) yield [[name, value], ...rest];
}

/** What is no choice has been refused before anything ran. */
function* valuesOf(distribution: SearchDistribution): Generator<Literal, undefined> {
  if (distribution.type === "choice") for (const value of distribution.values) yield* membersOf(value);
}

function* membersOf(value: ChoiceValue): Generator<Literal, undefined> {
  for (const pairs of combinations(nested(value))) {
    const picked = pairs.map(([, one]) => one);
    yield choiceText(value, () => picked.shift() ?? "");
  }
}
