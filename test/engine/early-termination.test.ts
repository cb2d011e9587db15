import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reasonToStop } from "../../src/engine/sweep/early-termination.js";
import { bestValue } from "../../src/engine/sweep/trial.js";
import type { EarlyTermination, Objective } from "../../src/model/sweep-settings.js";

type Goal = Objective["goal"];

const stops = (policy: EarlyTermination, trial: number[], others: number[][], goal: Goal = "maximize"): boolean =>
  reasonToStop(policy, { goal }, trial, others) !== undefined;

/** A trial that logs the same again and again. */
const steady = (value: number, times: number): number[] => Array.from({ length: times }, () => value);

describe("examples of the documentation", () => {
  test("bandit, interval 10, factor 0.2, the best job at 0.8: what is below 0.66 ends", () => {
    const policy: EarlyTermination = { type: "bandit", slackFactor: 0.2, evaluationInterval: 10 };
    const leader = steady(0.8, 10);
    expect(stops(policy, steady(0.66, 10), [leader])).toBe(true);
    expect(stops(policy, steady(0.67, 10), [leader])).toBe(false);
    // It is the best value that counts, and not what the leader did after interval 10.
    expect(stops(policy, [0.7, ...steady(0.1, 9)], [[...leader, 5]])).toBe(false);
    expect(stops(policy, steady(0.1, 9), [leader])).toBe(false);
  });

  test("bandit, factor 0.1, delay 5, interval 1: from interval 5 on what is below 91 % ends", () => {
    const policy: EarlyTermination = { type: "bandit", slackFactor: 0.1, delayEvaluation: 5, evaluationInterval: 1 };
    expect([1, 2, 3, 4, 5, 6].map((many) => stops(policy, steady(0.9, many), [steady(1, 6)]))).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(stops(policy, steady(0.91, 5), [steady(1, 6)])).toBe(false);
  });

  test("median stopping, delay 5: worse at interval 5 than the median of the running averages over intervals 1 to 5", () => {
    const policy: EarlyTermination = { type: "median_stopping", delayEvaluation: 5, evaluationInterval: 1 };
    // Averages: 0.3, 0.5 and its own 0.2; the hundreds come after interval 5.
    const others = [
      [0.1, 0.2, 0.3, 0.4, 0.5, 100],
      [0.5, 0.5, 0.5, 0.5, 0.5, 100],
    ];
    expect(stops(policy, [0.2, 0.2, 0.2, 0.2], others)).toBe(false);
    expect(stops(policy, [0.2, 0.2, 0.2, 0.2, 0.2], others)).toBe(true);
    expect(stops(policy, [0.2, 0.35, 0.1, 0.1, 0.1], others)).toBe(false);
  });

  test("truncation selection, 20 %, delay 5: in the lowest fifth of all jobs at interval 5", () => {
    const policy: EarlyTermination = { type: "truncation_selection", truncationPercentage: 20, delayEvaluation: 5, evaluationInterval: 1 };
    const others = [0.2, 0.3, 0.4, 0.5].map((value) => steady(value, 7));
    expect(stops(policy, steady(0.1, 5), others)).toBe(true);
    expect(stops(policy, steady(0.25, 5), others)).toBe(false);
    // A fifth of four is none; one that has not come to interval 5 is not counted.
    expect(stops(policy, steady(0.1, 5), [...others.slice(1), steady(9, 4)])).toBe(false);
  });

  test("an interval of 2 is every other time; an interval of 0, which azure-ai-ml sends for none, is every time", () => {
    const at = (evaluationInterval: number | undefined, delayEvaluation = 0): number[] =>
      [1, 2, 3, 4, 5, 6].filter((many) =>
        stops(
          { type: "bandit", slackAmount: 0, delayEvaluation, ...(evaluationInterval !== undefined && { evaluationInterval }) },
          steady(0, many),
          [steady(1, 6)],
        ),
      );
    expect([at(1), at(2), at(0), at(undefined)]).toEqual([
      [1, 2, 3, 4, 5, 6],
      [2, 4, 6],
      [1, 2, 3, 4, 5, 6],
      [1, 2, 3, 4, 5, 6],
    ]);
    // "Every multiple of evaluation_interval that is greater than or equal to delay_evaluation."
    expect([at(2, 3), at(3, 4)]).toEqual([[4, 6], [6]]);
  });
});

describe("bandit", () => {
  test("allows a metric to minimize, or below 0, the same ratio on the side away from the better", () => {
    const policy: EarlyTermination = { type: "bandit", slackFactor: 0.25 };
    const verdicts = (goal: Goal, leader: number, ...values: number[]): boolean[] =>
      values.map((value) => stops(policy, [value], [[leader]], goal));
    expect(verdicts("minimize", 1, 1, 1.25, 1.26)).toEqual([false, false, true]);
    expect(verdicts("maximize", -1, -1, -1.25, -1.26)).toEqual([false, false, true]);
    expect(verdicts("minimize", -1, -1, -0.8, -0.79)).toEqual([false, false, true]);
    expect(verdicts("maximize", 0, 0, -0.01)).toEqual([false, true]);
  });

  test("takes an amount where the factor is 0, as azure-ai-ml sends it", () => {
    expect(stops({ type: "bandit", slackFactor: 0, slackAmount: 0.1 }, [0.75], [[0.8]])).toBe(false);
    expect(stops({ type: "bandit", slackAmount: 0.1 }, [0.69], [[0.8]])).toBe(true);
  });

  test("never gives up on the leader, nor on a trial alone", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.constantFrom<Goal>("minimize", "maximize"),
        (value, slackFactor, goal) => {
          expect(stops({ type: "bandit", slackFactor }, [value], [[value]], goal)).toBe(false);
          expect(stops({ type: "bandit", slackFactor }, [value], [], goal)).toBe(false);
        },
      ),
    );
  });
});

/**
 * The documented rules once more, sentence by sentence, by counting and by division instead of by sorting and signs. A trial is judged at
 * its last interval.
 */
function documented(policy: EarlyTermination, goal: Goal, trial: readonly number[], others: readonly (readonly number[])[]): boolean {
  const interval = trial.length;
  const jobs = others.filter((job) => job.length > 0);
  if (jobs.length === 0) return false;
  // "The policy applies every multiple of evaluation_interval that is greater than or equal to delay_evaluation."
  let multiple = 0;
  while (multiple < interval)
    multiple += policy.evaluationInterval === undefined || policy.evaluationInterval === 0 ? 1 : policy.evaluationInterval;
  if (multiple !== interval || interval < (policy.delayEvaluation ?? 0)) return false;
  const worse = (a: number, b: number): boolean => (goal === "maximize" ? a < b : a > b);
  const best = (job: readonly number[]): number => job.slice(0, interval).reduce((a, b) => (worse(a, b) ? b : a));
  const own = best(trial);
  switch (policy.type) {
    case "bandit": {
      // "Ends a job when the primary metric isn't within the slack of the most successful job": of the leader or of any other, which is less.
      return jobs.some((job) => {
        const leader = best(job);
        if (!worse(own, leader)) return false;
        const distance = Math.abs(own - leader);
        if (policy.slackFactor === undefined) return distance > (policy.slackAmount ?? 0);
        // The ratio of the larger of the two to the smaller, which is the factor at which a job is just allowed.
        if (Math.sign(own) !== Math.sign(leader)) return true;
        const [small, large] = Math.abs(own) < Math.abs(leader) ? [own, leader] : [leader, own];
        return large / small > 1 + policy.slackFactor;
      });
    }
    case "median_stopping": {
      // "Worse than the median of the running averages across all training jobs": as many above as below.
      const averages = [...jobs, trial].map((job) => {
        const seen = job.slice(0, interval);
        return seen.reduce((sum, value) => sum + value, 0) / seen.length;
      });
      const below = (average: number): number => averages.filter((one) => one < average).length;
      const above = (average: number): number => averages.filter((one) => one > average).length;
      const middle = averages.filter((one) => below(one) <= averages.length / 2 && above(one) <= averages.length / 2);
      return worse(own, (Math.min(...middle) + Math.max(...middle)) / 2);
    }
    case "truncation_selection": {
      // "If its performance at interval 5 is in the lowest 20 % of performance of all jobs at interval 5": with those as bad as it is.
      const all = [...jobs.filter((job) => job.length >= interval), trial];
      const asBad = all.filter((job) => !worse(own, best(job))).length;
      return asBad * 100 <= policy.truncationPercentage * all.length;
    }
  }
}

test("every policy is what its sentences say, on 12,000 generated sweeps", () => {
  // Quarters, so that ties happen and sums are exact.
  const value = fc.integer({ min: -8, max: 8 }).map((one) => one / 4);
  const history = fc.array(value, { maxLength: 8 });
  const timing = { evaluationInterval: fc.nat(3), delayEvaluation: fc.nat(4) };
  const slack = fc.constantFrom(0.125, 0.25, 0.5, 1);
  const policy: fc.Arbitrary<EarlyTermination> = fc.oneof(
    fc.record({ type: fc.constant("bandit" as const), slackFactor: slack, ...timing }),
    fc.record({ type: fc.constant("bandit" as const), slackAmount: slack, ...timing }),
    fc.record({ type: fc.constant("median_stopping" as const), ...timing }),
    fc.record({ type: fc.constant("truncation_selection" as const), truncationPercentage: fc.integer({ min: 1, max: 99 }), ...timing }),
  );
  const seen = { stop: 0, go: 0 };
  fc.assert(
    fc.property(
      policy,
      fc.constantFrom<Goal>("minimize", "maximize"),
      fc.array(value, { minLength: 1, maxLength: 8 }),
      fc.array(history, { maxLength: 6 }),
      (rule, goal, trial, others) => {
        const expected = documented(rule, goal, trial, others);
        seen[expected ? "stop" : "go"]++;
        expect(stops(rule, trial, others, goal)).toBe(expected);
      },
    ),
    { numRuns: 12_000 },
  );
  // Neither verdict is rare.
  expect(Math.min(seen.stop, seen.go)).toBeGreaterThan(1000);
});

test("a trial may log more values than a call takes arguments", () => {
  const metric = Array.from({ length: 300_000 }, (_, at) => at % 1000);
  expect(stops({ type: "bandit", slackAmount: 1 }, metric, [metric.map((value) => value + 2)])).toBe(true);
  expect(bestValue({ metric }, "minimize")).toBe(0);
});
