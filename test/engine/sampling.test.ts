import fc from "fast-check";
import { mersenne } from "pure-rand/generator/mersenne";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { describe, expect, test } from "vitest";
import { normalQuantile, normalShare } from "../../src/engine/sweep/normal.js";
import { samplerOf, samplingOf, type Tried } from "../../src/engine/sweep/sampler.js";
import { sobolDimensions, sobolPoints } from "../../src/engine/sweep/sobol.js";
import { nextPoint, type TriedPoint } from "../../src/engine/sweep/tpe.js";
import { drawsOf, type Sample, valueAt } from "../../src/engine/sweep/value-at.js";
import { logBaseOf } from "../../src/model/sampling.js";
import type { SearchDistribution, SearchSpace } from "../../src/model/search-space.js";
import type { SamplingAlgorithm } from "../../src/model/sweep-settings.js";

const choice = (...values: number[]): SearchDistribution => ({ type: "choice", values });
const unit: SearchDistribution = { type: "uniform", minValue: 0, maxValue: 1 };

function take(space: SearchSpace, algorithm: SamplingAlgorithm | undefined, many: number): (Sample | undefined)[] {
  const sampler = samplerOf(space, samplingOf(algorithm, 1), logBaseOf(algorithm));
  return Array.from({ length: many }, () => sampler([]));
}

describe("a value", () => {
  const at = (distribution: SearchDistribution, ...draws: number[]): unknown => valueAt(distribution, () => draws.shift() ?? 0);

  test("of a rounded distribution is Python's round of a quotient, times q", () => {
    const bounds = { minValue: 0, maxValue: 10 };
    // round(0.5) is 0, round(1.5) is 2 and round(2.5) is 2.
    expect([0.1, 0.3, 0.5, 0.7, 0.9].map((u) => at({ type: "quniform", ...bounds, q: 2 }, u))).toEqual([0, 4, 4, 8, 8]);
    expect(at({ type: "quniform", minValue: 0, maxValue: 1, q: 0.1 }, 0.3)).toBe(0.3);
    expect(at({ type: "quniform", minValue: -1, maxValue: 0, q: 5 }, 0.5)).toBe(0);
    // The formula, not the bounds, has the last word.
    expect(at({ type: "quniform", minValue: 0, maxValue: 11, q: 4 }, 0.99)).toBe(12);
    expect(at({ type: "qnormal", mu: 3, sigma: 2, q: 2 }, 0.5)).toBe(4);
    expect(at({ type: "qloguniform", minValue: 0, maxValue: Math.log(100), q: 10 }, 0.5)).toBe(10);
  });

  test("of a logarithmic distribution is a power of its base", () => {
    const space: SearchSpace = {
      lu: { type: "loguniform", minValue: -4, maxValue: -1 },
      ln: { type: "lognormal", mu: 2, sigma: 0 },
    };
    for (const sample of take(space, { type: "random", seed: 3, logbase: 10 }, 100)) {
      expect(Number(sample?.["lu"])).toBeGreaterThanOrEqual(1e-4);
      expect(Number(sample?.["lu"])).toBeLessThanOrEqual(0.1);
      expect(sample?.["ln"]).toBe(100);
    }
    expect(take(space, { type: "random", logbase: "e" }, 1)[0]?.["ln"]).toBeCloseTo(Math.exp(2), 12);
    expect(take(space, { type: "random", logbase: "2" }, 1)[0]?.["ln"]).toBe(4);
    expect([0, -1, "two"].map((logbase) => logBaseOf({ type: "random", logbase }))).toEqual([NaN, NaN, NaN]);
  });

  test("lies where its distribution says", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.constantFrom("random", "sobol"),
        (seed, least, width, rule) => {
          const bounds = { minValue: least, maxValue: least + width };
          const space: SearchSpace = {
            u: { type: "uniform", ...bounds },
            lu: { type: "loguniform", ...bounds },
            q: { type: "quniform", ...bounds, q: 0.5 },
            r: { type: "randint", upper: 4 },
            n: { type: "qnormal", mu: 3, sigma: 2, q: 2 },
          };
          for (const sample of take(space, { type: "random", seed, rule }, 20)) {
            const { u, lu, q, r, n } = sample as Record<string, number>;
            expect(u).toBeGreaterThanOrEqual(least);
            expect(u).toBeLessThanOrEqual(least + width);
            expect(Math.log(lu ?? 0)).toBeGreaterThanOrEqual(least - 1e-9);
            expect(Math.abs(((q ?? 0) * 2) % 1)).toBe(0);
            expect([0, 1, 2, 3]).toContain(r);
            expect(Math.abs((n ?? 1) % 2)).toBe(0);
          }
        },
      ),
    );
  });

  test("is picked within a choice, too, with a draw for each", () => {
    const inner: SearchDistribution = { type: "choice", values: ["a", { net: "b", depth: { type: "randint", upper: 10 }, rate: unit }] };
    expect(drawsOf(inner)).toBe(3);
    expect(at(inner, 0.2)).toBe("a");
    expect(at(inner, 0.7, 0.55, 0.25)).toBe('{"net":"b","depth":5,"rate":0.25}');
  });

  test("of a normal distribution has the share of values below it", () => {
    // Tables of the normal distribution.
    for (const [share, value] of [
      [0.5, 0],
      [0.975, 1.959963985],
      [0.001, -3.090232306],
      [0.999, 3.090232306],
    ] as const) {
      expect(normalQuantile(share)).toBeCloseTo(value, 7);
      expect(normalShare(value)).toBeCloseTo(share, 6);
    }
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(normalShare(normalQuantile(share))).toBeCloseTo(share, 6);
      }),
    );
  });
});

describe("random sampling", () => {
  test("gives the same for the same seed, on every machine", () => {
    const space: SearchSpace = { a: unit, b: choice(1, 2, 3), c: { type: "normal", mu: 0, sigma: 1 } };
    const first = take(space, { type: "random", seed: 7 }, 20);
    expect(take(space, { type: "random", seed: 7 }, 20)).toEqual(first);
    expect(take(space, { type: "random", seed: 8 }, 20)).not.toEqual(first);
    expect(first.slice(0, 3)).toMatchInlineSnapshot(`
      [
        {
          "a": 0.883730639142549,
          "b": 3,
          "c": -1.5701475430030853,
        },
        {
          "a": 0.3017715152906931,
          "b": 2,
          "c": -0.09102642851642244,
        },
        {
          "a": 0.07170976364299542,
          "b": 2,
          "c": -0.9150026708764523,
        },
      ]
    `);
  });
});

describe("Sobol's sequence", () => {
  const points = (dimensions: number, many: number): number[][] => {
    const sequence = sobolPoints(Array.from({ length: dimensions }, () => 0));
    return Array.from({ length: many }, () => sequence.next().value ?? []);
  };

  test("has the points that Joe and Kuo's program prints", () => {
    expect(points(3, 10)).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]);
  });

  test("puts one point into each part of each axis, whatever the shift", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(2 ** 32 - 1), { minLength: sobolDimensions, maxLength: sobolDimensions }),
        fc.integer({ min: 1, max: 8 }),
        (shift, power) => {
          const many = 2 ** power;
          const sequence = sobolPoints(shift);
          const found = Array.from({ length: many }, () => sequence.next().value ?? []);
          for (const axis of shift.keys()) {
            expect(new Set(found.map((point) => Math.floor((point[axis] ?? 0) * many))).size).toBe(many);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test("covers pairs of the first axes evenly: one of 16 points in each of 16 squares", () => {
    const squares = new Set(points(2, 16).map(([x = 0, y = 0]) => Math.floor(x * 4) * 4 + Math.floor(y * 4)));
    expect(squares.size).toBe(16);
  });

  test("is what the rule samples by: even, shifted by the seed, with choices in it; beyond its dimensions at random", () => {
    const space: SearchSpace = { a: unit, b: choice(1, 2, 3, 4), c: unit };
    const sobol = (seed: number): (Sample | undefined)[] => take(space, { type: "random", rule: "sobol", seed }, 16);
    expect(sobol(1)).toEqual(sobol(1));
    expect(sobol(1)).not.toEqual(sobol(2));
    expect(new Set(sobol(5).map((sample) => Math.floor(Number(sample?.["a"]) * 16))).size).toBe(16);
    for (const value of [1, 2, 3, 4]) expect(sobol(5).filter((sample) => sample?.["b"] === value)).toHaveLength(4);
    const wide = Object.fromEntries(Array.from({ length: sobolDimensions + 5 }, (_, at) => [`x${at}`, unit]));
    const values = take(wide, { type: "random", rule: "sobol", seed: 1 }, 8).map((sample) => sample?.[`x${sobolDimensions + 4}`]);
    expect(new Set(values).size).toBe(8);
  });
});

describe("a grid", () => {
  test("is every combination, once; a map is handed on as JSON, with what is chosen in it", () => {
    const space: SearchSpace = { a: choice(1, 2), b: { type: "choice", values: ["x", { net: "y", depth: choice(3, 4) }] } };
    expect(take(space, "grid", 7)).toEqual([
      { a: 1, b: "x" },
      { a: 1, b: '{"net":"y","depth":3}' },
      { a: 1, b: '{"net":"y","depth":4}' },
      { a: 2, b: "x" },
      { a: 2, b: '{"net":"y","depth":3}' },
      { a: 2, b: '{"net":"y","depth":4}' },
      undefined,
    ]);
  });

  test("may be larger than any memory", () => {
    const ten = choice(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    const space = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`x${at}`, ten]));
    const digits = take(space, { type: "grid" }, 1000).map((sample) => Object.values(sample ?? {}).join(""));
    expect(digits.map(Number)).toEqual(Array.from({ length: 1000 }, (_, at) => at));
  });
});

describe("bayesian sampling", () => {
  /** The best of 40 trials, one after the other. */
  function bestOf(space: SearchSpace, algorithm: SamplingAlgorithm, seed: number, score: (sample: Sample) => number): number {
    const sampler = samplerOf(space, samplingOf(algorithm, seed));
    const tried: Tried[] = [];
    for (let trial = 0; trial < 40; trial++) {
      const sample = sampler(tried);
      if (sample) tried.push({ sample, score: score(sample) });
    }
    return Math.max(...tried.map((one) => one.score));
  }
  const seeds = Array.from({ length: 40 }, (_, at) => at + 1);
  const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

  test("comes nearer to the top of a hill than chance does", () => {
    const space: SearchSpace = { x: { type: "uniform", minValue: -5, maxValue: 10 }, y: { type: "uniform", minValue: 0, maxValue: 15 } };
    const hill = ({ x, y }: Sample): number => -((Number(x) - 3) ** 2) - (Number(y) - 2) ** 2;
    const results = (algorithm: SamplingAlgorithm): number[] => seeds.map((seed) => bestOf(space, algorithm, seed, hill));
    const [learnt, chance] = [results("bayesian"), results("random")];
    expect(median(learnt)).toBeGreaterThan(median(chance) / 3);
    expect(learnt.filter((one, at) => one > (chance[at] ?? 0)).length).toBeGreaterThan(seeds.length * 0.75);
  });

  test("finds the best of what is chosen, rounded and whole", () => {
    const space: SearchSpace = {
      kernel: { type: "choice", values: ["a", "b", "c", "d", "e"] },
      depth: { type: "randint", upper: 50 },
      rate: { type: "quniform", minValue: 0, maxValue: 1, q: 0.05 },
    };
    const score = ({ kernel, depth, rate }: Sample): number =>
      (kernel === "d" ? 1 : 0) - Math.abs(Number(depth) - 37) / 50 - Math.abs(Number(rate) - 0.25);
    const results = (algorithm: SamplingAlgorithm): number => median(seeds.map((seed) => bestOf(space, algorithm, seed, score)));
    expect(results("bayesian")).toBeGreaterThan(results("random"));
  });

  /** A sampler that knows 20 trials of a hill, and has still the same numbers to draw. */
  function learnt(seed: number, order: (tried: Tried[]) => readonly Tried[] = (tried) => tried): (running: readonly Sample[]) => Sample {
    const sampler = samplerOf({ x: unit, y: unit }, { name: "bayesian", seed });
    const tried: Tried[] = [];
    for (let trial = 0; trial < 20; trial++) {
      const sample = sampler(order([...tried])) ?? {};
      // Of some the scores are equal: their order must not matter either.
      tried.push({ sample, score: -Math.round(10 * (Math.abs(Number(sample["x"]) - 0.3) + Math.abs(Number(sample["y"]) - 0.7))) });
    }
    return (running) => sampler(order([...tried]), running) ?? {};
  }
  const apart = (samples: readonly Sample[]): number =>
    Math.min(
      ...samples.flatMap((one, at) =>
        samples.slice(at + 1).map((other) => Math.hypot(Number(one["x"]) - Number(other["x"]), Number(one["y"]) - Number(other["y"]))),
      ),
    );
  /** Four trials at the same time. */
  function four(next: (running: readonly Sample[]) => Sample, isTold: boolean): Sample[] {
    const running: Sample[] = [];
    for (let at = 0; at < 4; at++) running.push(next(isTold ? [...running] : []));
    return running;
  }

  test("tries elsewhere what is tried at the same time", () => {
    const told = seeds.map((seed) => apart(four(learnt(seed), true)));
    const untold = seeds.map((seed) => apart(four(learnt(seed), false)));
    for (const distance of told) expect(distance).toBeGreaterThan(0);
    expect(median(told)).toBeGreaterThan(median(untold) * 1.3);
  });

  test("depends on which trials have ended, not on the order in which they have", () => {
    for (const seed of seeds.slice(0, 10)) {
      const expected = four(learnt(seed), true);
      expect(four(learnt(seed), true)).toEqual(expected);
      expect(
        four(
          learnt(seed, (tried) => tried.reverse()),
          true,
        ),
      ).toEqual(expected);
    }
  });

  test("stays in the cube, whatever it has been told", () => {
    const point = fc.record({
      point: fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      ),
      score: fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, Infinity, -Infinity)),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), fc.integer(), (tried: TriedPoint[], seed) => {
        const random = mersenne(seed);
        for (const at of nextPoint([{}, { choices: 3 }], tried, () => uniformFloat64(random))) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThan(1);
        }
      }),
    );
  });
});
