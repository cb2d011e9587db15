import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SweepReport } from "../../src/engine/sweep/sweep-report.js";
import type { SearchDistribution, SearchSpace } from "../../src/model/search-space.js";
import type { SweepNode } from "../../src/model/sweep-node.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { logOf, type Run, runToEnd, statuses } from "./support/temporary-workspace.js";

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
