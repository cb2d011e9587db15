import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reasonToStop } from "../../src/engine/sweep/early-termination.js";
import { samples } from "../../src/engine/sweep/sampler.js";
import type { SearchDistribution, SearchSpace } from "../../src/model/search-space.js";
import type { SweepNode } from "../../src/model/sweep-node.js";
import type { EarlyTermination } from "../../src/model/sweep-settings.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { logOf, runToEnd, statuses } from "./support/temporary-workspace.js";

const score = component(
  "score",
  'echo "{\\"key\\": \\"score\\", \\"value\\": ${{inputs.x}}}" >> $AZML_METRICS_FILE; echo ${{inputs.x}}${{inputs.tail}} > ${{outputs.best}}; [ ${{inputs.x}} -ne 13 ]',
  { inputs: { x: { kind: "integer" }, tail: { kind: "string" } }, outputs: { best: { kind: "string" } } },
);

function sweep(searchSpace: SearchSpace, more: Partial<SweepNode> = {}): SweepNode {
  return {
    kind: "sweep",
    name: "",
    component: score,
    inputs: { tail: { kind: "literal", value: "!" } },
    outputs: {},
    source: "DSL",
    searchSpace,
    objective: { goal: "maximize", primaryMetric: "score" },
    samplingAlgorithm: "grid",
    ...more,
  };
}

const choice = (...values: number[]): SearchDistribution => ({ type: "choice", values });
const hear = component("hear", "echo heard ${{inputs.word}}", { inputs: { word: { kind: "string" } } });
const after = command(hear, { word: "${{parent.jobs.search.outputs.best}}" });

describe("a sweep", () => {
  test("hands on the outputs of its best trial, whichever way is better", async () => {
    for (const [goal, best] of [
      ["maximize", "9!"],
      ["minimize", "2!"],
    ] as const) {
      const run = await runToEnd(
        job(pipeline({ search: sweep({ x: choice(3, 9, 2) }, { objective: { goal, primaryMetric: "score" } }), after })),
      );
      expect(statuses(run.record)).toEqual({
        search: "Completed",
        "search/trial_0": "Completed",
        "search/trial_1": "Completed",
        "search/trial_2": "Completed",
        after: "Completed",
      });
      expect(await logOf(run, "after")).toContain(`heard ${best}`);
      expect(run.record.nodes[0]?.metrics).toEqual({ score: Number(best.slice(0, 1)) });
      const trials = JSON.parse(readFileSync(join(run.record.where, "search/trials.json"), "utf8")) as unknown;
      expect(trials).toEqual([3, 9, 2].map((x, at) => ({ trial: `trial_${at}`, x, status: "Completed", score: x })));
    }
  });

  test("outlives trials that fail, and fails when none is left or none has logged the metric", async () => {
    const some = await runToEnd(job(pipeline({ search: sweep({ x: choice(13, 4) }), after })));
    expect(some.record.status).toBe("Completed");
    expect(await logOf(some, "after")).toContain("heard 4!");
    const none = await runToEnd(job(pipeline({ search: sweep({ x: choice(13, 13) }) })));
    expect(none.record.failure?.message).toContain("none of 2 trials completed");
    const silent = sweep({ x: choice(1) }, { objective: { goal: "maximize", primaryMetric: "accuracy" } });
    expect((await runToEnd(job(pipeline({ search: silent })))).record.failure?.message).toContain(
      'no trial has logged its primary metric "accuracy"',
    );
  });

  test("keeps to its limits", async () => {
    const limited = sweep({ x: choice(1, 2, 3, 4, 5) }, { limits: { maxTotalTrials: 2, maxConcurrentTrials: 1 } });
    expect(Object.keys(statuses((await runToEnd(job(pipeline({ search: limited })))).record))).toHaveLength(3);
    const slow = component("slow", "sleep 60", { inputs: { x: { kind: "integer" } } });
    const timed = sweep({ x: choice(1, 2) }, { component: slow, inputs: {}, limits: { trialTimeout: 0.3, maxConcurrentTrials: 2 } });
    const { record } = await runToEnd(job(pipeline({ search: timed })), { concurrency: 2 });
    expect(statuses(record)).toMatchObject({ "search/trial_0": "Canceled", "search/trial_1": "Canceled", search: "Failed" });
    expect(record.nodes[1]?.reason).toBe("ran longer than 0.3 s");
  });
});

describe("what is sampled", () => {
  const take = (space: SearchSpace, algorithm: Parameters<typeof samples>[1], many: number): Record<string, unknown>[] => {
    const picks = samples(space, algorithm, 1);
    return Array.from({ length: many }, () => ({ ...picks.next().value }));
  };

  test("is the same for the same seed", () => {
    const space: SearchSpace = { a: { type: "uniform", minValue: 0, maxValue: 1 }, b: choice(1, 2, 3) };
    const first = take(space, { type: "random", seed: 7 }, 20);
    expect(take(space, { type: "random", seed: 7 }, 20)).toEqual(first);
    expect(take(space, { type: "random", seed: 8 }, 20)).not.toEqual(first);
    expect(first.slice(0, 3)).toMatchInlineSnapshot(`
      [
        {
          "a": 0.883730639142549,
          "b": 3,
        },
        {
          "a": 0.4142225687070965,
          "b": 2,
        },
        {
          "a": 0.3017715152906931,
          "b": 3,
        },
      ]
    `);
  });

  test("lies where its distribution says", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (seed, least, width) => {
          const bounds = { minValue: least, maxValue: least + width };
          const space: SearchSpace = {
            u: { type: "uniform", ...bounds },
            lu: { type: "loguniform", ...bounds },
            q: { type: "quniform", ...bounds, q: 0.5 },
            r: { type: "randint", upper: 4 },
            n: { type: "qnormal", mu: 3, sigma: 2, q: 2 },
          };
          for (const sample of take(space, { type: "random", seed }, 20)) {
            const { u, lu, q, r, n } = sample as Record<string, number>;
            expect(u).toBeGreaterThanOrEqual(least);
            expect(u).toBeLessThanOrEqual(least + width);
            expect(Math.log(lu ?? 0)).toBeGreaterThanOrEqual(least - 1e-9);
            expect(Math.abs(((q ?? 0) * 2) % 1)).toBe(0);
            expect([0, 1, 2, 3]).toContain(r);
            expect(Math.abs((n ?? 0) % 2)).toBe(0);
          }
        },
      ),
    );
  });

  test("is every combination of a grid, once; a map is handed on as JSON", () => {
    const space: SearchSpace = { a: choice(1, 2), b: { type: "choice", values: ["x", { net: "y", depth: 3 }] } };
    expect(take(space, "grid", 5)).toEqual([
      { a: 1, b: "x" },
      { a: 1, b: '{"net":"y","depth":3}' },
      { a: 2, b: "x" },
      { a: 2, b: '{"net":"y","depth":3}' },
      {},
    ]);
    expect(() => take({ a: { type: "randint", upper: 2 } }, "grid", 1)).toThrow('a grid goes over choices, and "a" is a randint');
  });
});

describe("early termination", () => {
  const stops = (policy: EarlyTermination, trial: number[], others: number[][], goal: "maximize" | "minimize" = "maximize"): boolean =>
    reasonToStop(policy, { goal }, trial, others) !== undefined;

  test("bandit: by a share of the leader's value, or a distance from it", () => {
    const share: EarlyTermination = { type: "bandit", slackFactor: 0.2, evaluationInterval: 1 };
    expect(stops(share, [0.66], [[0.8]])).toBe(true);
    expect(stops(share, [0.67], [[0.8]])).toBe(false);
    expect(stops(share, [1.3], [[1]], "minimize")).toBe(true);
    expect(stops(share, [1.1], [[1]], "minimize")).toBe(false);
    const amount: EarlyTermination = { type: "bandit", slackAmount: 0.1 };
    expect(stops(amount, [0.69], [[0.8]])).toBe(true);
    expect(stops(amount, [0.71], [[0.8]])).toBe(false);
  });

  test("median stopping: worse than the median of the running averages", () => {
    const policy: EarlyTermination = { type: "median_stopping" };
    expect(stops(policy, [0.1], [[0.5], [0.9]])).toBe(true);
    expect(stops(policy, [0.6], [[0.5], [0.9]])).toBe(false);
  });

  test("truncation: among the lowest share of those that have come as far", () => {
    const policy: EarlyTermination = { type: "truncation_selection", truncationPercentage: 50, evaluationInterval: 1 };
    expect(stops(policy, [0.2], [[0.5], [0.9], [0.8]])).toBe(true);
    expect(stops(policy, [0.85], [[0.5], [0.9], [0.8]])).toBe(false);
  });

  test("waits for its time, and for somebody to compare with", () => {
    const policy: EarlyTermination = { type: "bandit", slackAmount: 0, evaluationInterval: 2, delayEvaluation: 4 };
    expect(
      [1, 2, 3, 4, 5, 6].map((many) =>
        stops(
          policy,
          Array.from({ length: many }, () => 0),
          [[1, 1, 1, 1, 1, 1]],
        ),
      ),
    ).toEqual([false, false, false, true, false, true]);
    expect(stops({ type: "bandit", slackAmount: 0 }, [0], [])).toBe(false);
  });
});
