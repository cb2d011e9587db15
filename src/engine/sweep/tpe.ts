import { normalDensity, normalQuantile, normalShare } from "./normal.js";
import { type Draw, pickedIndex } from "./value-at.js";

/** One axis of the unit cube: a line, or a choice among `choices`, each an equal part of the line. */
export interface Axis {
  readonly choices?: number;
}

/** A point that was tried, and how good it was; more is better. */
export interface TriedPoint {
  readonly point: readonly number[];
  readonly score: number;
}

/** Points at random before anything can be learnt. */
const randomPoints = 10;
/** Share of the points that counts as good: γ of the paper. At most so many, so that old luck is forgotten. */
const goodShare = 0.15;
const mostGood = 25;
/** Candidates of which the most promising is taken. */
const candidates = 24;

/**
 * The next point to try, by the tree-structured Parzen estimator: points are drawn where the good ones lie (`l` of the paper), and the one
 * is taken for which the others (`g`) are the least likely. Axes are looked at one by one. Points that are being tried count among the others,
 * as if they were bad (a constant liar, as in Optuna's sampler of that name): what is tried at the same time lies elsewhere.
 *
 * Source: J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl, "Algorithms for Hyper-Parameter Optimization", NIPS 2011, section 4.
 */
export function nextPoint(
  axes: readonly Axis[],
  tried: readonly TriedPoint[],
  draw: Draw,
  running: readonly (readonly number[])[] = [],
): number[] {
  if (tried.length < randomPoints) return axes.map(() => draw());
  const ranked = [...tried].sort((a, b) => b.score - a.score).map(({ point }) => point);
  const many = Math.min(mostGood, Math.ceil(goodShare * ranked.length));
  return axes.map((axis, at) => {
    const coordinates = ranked.map((point) => point[at] ?? 0);
    const estimator = axis.choices === undefined ? lineEstimator : choiceEstimator(axis.choices);
    const good = estimator(coordinates.slice(0, many));
    const others = estimator([...coordinates.slice(many), ...running.map((point) => point[at] ?? 0)]);
    let best = { at: 0, gain: -Infinity };
    for (let i = 0; i < candidates; i++) {
      const one = good.sample(draw);
      const gain = Math.log(good.density(one)) - Math.log(others.density(one));
      if (gain > best.gain) best = { at: one, gain };
    }
    return best.at;
  });
}

/** How likely numbers between 0 and 1 are, learnt from some. */
interface Estimator {
  readonly density: (at: number) => number;
  readonly sample: (draw: Draw) => number;
}

interface Kernel {
  readonly center: number;
  readonly width: number;
}

/** A mixture of normal distributions cut off at 0 and 1: one at each point, as wide as the gap to its further neighbour, and a wide one. */
function lineEstimator(points: readonly number[]): Estimator {
  const sorted = [...points].sort((a, b) => a - b);
  const narrowest = 1 / Math.min(100, points.length + 2);
  const kernels: Kernel[] = sorted.map((center, at) => {
    const gap = Math.max(center - (sorted[at - 1] ?? 0), (sorted[at + 1] ?? 1) - center);
    return { center, width: Math.max(gap, narrowest) };
  });
  kernels.push({ center: 0.5, width: 1 });
  const parts = kernels.map(({ center, width }) => {
    const below = normalShare(-center / width);
    return { center, width, below, inside: normalShare((1 - center) / width) - below };
  });
  return {
    density: (at) =>
      parts.reduce((sum, { center, width, inside }) => sum + normalDensity((at - center) / width) / (width * inside), 0) / parts.length,
    sample: (draw) => {
      const part = parts[pickedIndex(parts.length, draw())];
      if (part === undefined) return draw();
      const { center, width, below, inside } = part;
      const at = center + width * normalQuantile(below + inside * draw());
      // The approximations may miss the ends by a hair.
      return Math.min(1 - Number.EPSILON, Math.max(0, at));
    },
  };
}

/** How often each choice was made, and once more. */
function choiceEstimator(choices: number): (points: readonly number[]) => Estimator {
  return (points) => {
    const counts = Array.from({ length: choices }, () => 1);
    for (const point of points) {
      const index = pickedIndex(choices, point);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    const total = points.length + choices;
    return {
      density: (at) => (counts[pickedIndex(choices, at)] ?? 0) / total,
      sample: (draw) => {
        let left = draw() * total;
        const index = counts.findIndex((count) => (left -= count) < 0);
        return ((index < 0 ? choices - 1 : index) + 0.5) / choices;
      },
    };
  };
}
