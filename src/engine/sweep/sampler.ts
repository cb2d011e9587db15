import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { mersenne } from "pure-rand/generator/mersenne";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import type { SearchDistribution, SearchSpace } from "../../model/search-space.js";
import type { SamplingAlgorithm } from "../../model/sweep-settings.js";
import { unreachable } from "../../util/unreachable.js";
import { gridSamples } from "./grid.js";
import { sobolDimensions, sobolPoints } from "./sobol.js";
import { type Axis, nextPoint } from "./tpe.js";
import { type Draw, drawsOf, type Sample, valueAt } from "./value-at.js";

/** A sample that was tried, and how good it was; more is better. */
export interface Tried {
  readonly sample: Sample;
  readonly score: number;
}

/**
 * Gives the values for the next trial, with what is known of those before and of those that are being tried; undefined when every combination
 * has been given.
 */
export type Sampler = (tried: readonly Tried[], running?: readonly Sample[]) => Sample | undefined;

/** A sampler's name, and the seed that its numbers come from; a grid needs none. */
export interface Sampling {
  readonly name: "random" | "sobol" | "grid" | "bayesian";
  readonly seed?: number;
}

/** What a sweep samples by. `drawnSeed` is taken where none is given. Without an algorithm it is `random`. */
export function samplingOf(algorithm: SamplingAlgorithm = "random", drawnSeed: number): Sampling {
  const settings = typeof algorithm === "string" ? { type: algorithm } : algorithm;
  if (settings.type === "grid") return { name: "grid" };
  if (settings.type === "bayesian") return { name: "bayesian", seed: drawnSeed };
  const { seed = drawnSeed, rule = "random" } = "seed" in settings || "rule" in settings ? settings : {};
  return { name: rule, seed };
}

/** The same sampling of the same space gives the same values on every machine; of `bayesian`, when the same trials have ended and are running each time. */
export function samplerOf(space: SearchSpace, { name, seed = 0 }: Sampling, logBase?: number): Sampler {
  const random = mersenne(seed);
  const draw = (): number => uniformFloat64(random);
  const pick = (drawFor: (hyperparameter: number) => Draw): Sample =>
    Object.fromEntries(Object.entries(space).map(([input, distribution], at) => [input, valueAt(distribution, drawFor(at), logBase)]));
  switch (name) {
    case "random":
      return () => pick(() => draw);
    case "grid": {
      const samples = gridSamples(space);
      return () => samples.next().value;
    }
    case "sobol": {
      const points = sobolDraws(Object.values(space), random);
      return () => pick(points());
    }
    case "bayesian":
      return bayesian(Object.values(space), pick, draw);
    default:
      return unreachable(name);
  }
}

/** Points of Sobol's sequence, shifted by the seed. Dimensions beyond those of the sequence are at random. */
function sobolDraws(distributions: readonly SearchDistribution[], random: RandomGenerator): () => (hyperparameter: number) => Draw {
  const widths = distributions.map(drawsOf);
  const starts = widths.map((_, at) => widths.slice(0, at).reduce((sum, width) => sum + width, 0));
  const dimensions = Math.min(
    sobolDimensions,
    widths.reduce((sum, width) => sum + width, 0),
  );
  const shift = Array.from({ length: dimensions }, () => uniformInt(random, -0x80000000, 0x7fffffff));
  const points = sobolPoints(shift);
  return () => {
    const point = points.next().value ?? [];
    return (hyperparameter) => {
      let at = starts[hyperparameter] ?? 0;
      return () => point[at++] ?? uniformFloat64(random);
    };
  };
}

/** Learns from the trials before; what is chosen within a choice is at random. */
function bayesian(distributions: readonly SearchDistribution[], pick: (drawFor: (at: number) => Draw) => Sample, draw: Draw): Sampler {
  const axes = distributions.map((distribution): Axis => (distribution.type === "choice" ? { choices: distribution.values.length } : {}));
  const points = new Map<Sample, readonly number[]>();
  return (tried, running = []) => {
    const scores = new Map(tried.map(({ sample, score }) => [sample, score]));
    // In the order in which they were given: that in which they have ended means nothing.
    const known = [...points].flatMap(([sample, point]) => {
      const score = scores.get(sample);
      return score === undefined ? [] : [{ point, score }];
    });
    const busy = [...points].flatMap(([sample, point]) => (running.includes(sample) ? [point] : []));
    const point = nextPoint(axes, known, draw, busy);
    const sample = pick((at) => {
      let isFirst = true;
      return () => {
        if (!isFirst) return draw();
        isFirst = false;
        return point[at] ?? draw();
      };
    });
    points.set(sample, point);
    return sample;
  };
}
