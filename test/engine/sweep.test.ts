import type { SweepNode } from "../../src/model/pipeline.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SweepReport } from "../../src/engine/sweep/sweep-report.js";
import type { SearchDistribution, SearchSpace } from "../../src/model/search-space.js";
import { command, component, job, pipeline } from "./support/job-builder.js";
import { type FinishedRun, logOf, runToEnd, statuses, temporaryFolder, temporaryWorkspace } from "./support/temporary-workspace.js";

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

function report({ record }: FinishedRun, path = "search"): SweepReport {
  return JSON.parse(readFileSync(join(record.where, path, "trials.json"), "utf8")) as SweepReport;
}

/** What the sweep's own row has shown, in order. */
function shown({ events }: FinishedRun, path = "search"): (readonly [number, number])[] {
  return events.flatMap((event) => (event.type === "node_metric" && event.node === path ? [[event.step, event.value] as const] : []));
}

const say = 'echo "{\\"key\\": \\"score\\", \\"value\\": ${{inputs.x}}}" >> $AZML_METRICS_FILE;';

/** Logs the numbers of a text, one after the other. */
const steps = component(
  "steps",
  `for v in \${{inputs.x}}; do echo "{\\"key\\": \\"score\\", \\"value\\": $v}" >> $AZML_METRICS_FILE; done`,
  {
    inputs: { x: { kind: "string" } },
  },
);

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
      expect(report(run)).toEqual({
        sampling_algorithm: "grid",
        objective: { goal, primary_metric: "score" },
        best_trial: goal === "maximize" ? "trial_1" : "trial_2",
        trials: [3, 9, 2].map((x, at) => ({ trial: `trial_${at}`, status: "Completed", hyperparameters: { x }, value: x })),
      });
    }
  });

  test("outlives trials that fail, and fails when none is left or none has logged the metric", async () => {
    const some = await runToEnd(job(pipeline({ search: sweep({ x: choice(13, 4) }), after })));
    expect(some.record.status).toBe("Completed");
    expect(await logOf(some, "after")).toContain("heard 4!");
    const none = await runToEnd(job(pipeline({ search: sweep({ x: choice(13, 13) }) })));
    expect(none.record.failure?.message).toContain("none of 2 trials completed");
    const silent = sweep({ x: choice(1) }, { objective: { goal: "maximize", primaryMetric: "accuracy" } });
    expect((await runToEnd(job(pipeline({ search: silent })))).record.failure).toMatchObject({
      code: "AZML535",
      message: 'node "search" failed: no trial has logged its primary metric "accuracy"',
    });
  });

  test("keeps to its limits", async () => {
    const limited = sweep({ x: choice(1, 2, 3, 4, 5) }, { limits: { maxTotalTrials: 2, maxConcurrentTrials: 1 } });
    expect(Object.keys(statuses((await runToEnd(job(pipeline({ search: limited })))).record))).toHaveLength(3);
    const slow = component("slow", "sleep 60", { inputs: { x: { kind: "integer" } } });
    const timed = sweep({ x: choice(1, 2) }, { component: slow, inputs: {}, limits: { trialTimeout: 0.3, maxConcurrentTrials: 2 } });
    const { record } = await runToEnd(job(pipeline({ search: timed })), { maxParallel: 2 });
    expect(statuses(record)).toMatchObject({ "search/trial_0": "Canceled", "search/trial_1": "Canceled", search: "Failed" });
    expect(record.nodes[1]?.reason).toBe("ran longer than 0.3 s");
  });

  test("shows the best value so far whenever a better trial has ended", async () => {
    const search = sweep({ x: choice(3, 2, 5, 4, 9) }, { limits: { maxConcurrentTrials: 1 } });
    const run = await runToEnd(job(pipeline({ search })));
    expect(shown(run)).toEqual([
      [1, 3],
      [3, 5],
      [5, 9],
    ]);
    const log = await logOf(run, "search");
    expect(log).toContain("trial_2 is the best of 3: score 5, x=5\n");
    const told = run.record.nodes.map(({ path, hyperparameters, reason }) => ({ path, hyperparameters, reason }));
    expect(told).toContainEqual({ path: "search", reason: "trial_4 is the best of 5" });
    expect(told).toContainEqual({ path: "search/trial_4", hyperparameters: { x: 9 } });
    expect(log).toContain(`all trials: ${join(run.record.where, "search/trials.html")}\n`);
    expect(readFileSync(join(run.record.where, "search/trials.html"), "utf8")).toContain("Best: <b>trial_4</b>, score 9, x=9");
  });

  test("counts the best value of a trial, whenever it was logged", async () => {
    const search = sweep({ x: { type: "choice", values: ["1 8 2", "3 4"] } }, { component: steps, inputs: {} });
    const run = await runToEnd(job(pipeline({ search })));
    expect(report(run)).toMatchObject({ best_trial: "trial_0", trials: [{ value: 8 }, { value: 4 }] });
  });

  test("tells the seed that it drew, and gives the same trials again with it", async () => {
    const space: SearchSpace = { x: { type: "randint", upper: 1000 } };
    const settings = { limits: { maxTotalTrials: 3, maxConcurrentTrials: 1 } };
    const first = await runToEnd(job(pipeline({ search: sweep(space, { ...settings, samplingAlgorithm: "random" }) })));
    const { seed, trials } = report(first);
    expect(await logOf(first, "search")).toContain(`sampling: random, seed ${seed}\n`);
    const again = sweep(space, { ...settings, samplingAlgorithm: { type: "random", ...(seed !== undefined && { seed }) } });
    expect(report(await runToEnd(job(pipeline({ search: again })))).trials).toEqual(trials);
  });

  test("draws the same seed each time, so that an unchanged sweep is not run again, and another space has another seed", async () => {
    const workspace = await temporaryWorkspace();
    const search = (upper: number, more: Partial<SweepNode> = {}): SweepNode =>
      sweep(
        { x: { type: "randint", upper } },
        { limits: { maxTotalTrials: 4, maxConcurrentTrials: 2 }, samplingAlgorithm: "random", ...more },
      );
    const first = await runToEnd(job(pipeline({ search: search(12) })), {}, workspace);
    const again = await runToEnd(job(pipeline({ search: search(12) })), {}, workspace);
    expect(again.record.nodes.slice(1).map(({ reason }) => reason)).toEqual(Array(4).fill(expect.stringContaining("the same as")));
    expect(report(again).seed).toBe(report(first).seed);
    const five = search(12, { limits: { maxTotalTrials: 5, maxConcurrentTrials: 1 } });
    const more = await runToEnd(job(pipeline({ search: five })), {}, workspace);
    expect(more.record.nodes.slice(1).filter(({ reason }) => reason?.includes("the same as"))).toHaveLength(4);
    const other = await runToEnd(job(pipeline({ search: search(11), too: search(12) })), {}, workspace);
    expect(new Set([report(first).seed, report(other).seed, report(other, "too").seed]).size).toBe(3);
  });

  test("stops when its first trials fail in the same way, and goes on when they do not", async () => {
    const broken = component("broken", "echo ModuleNotFoundError: no module ${{inputs.x}}; exit 1", { inputs: { x: { kind: "integer" } } });
    const search = (component: SweepNode["component"], ...values: number[]): SweepNode =>
      sweep({ x: choice(...values) }, { component, inputs: {}, limits: { maxConcurrentTrials: 1 } });
    const { record } = await runToEnd(job(pipeline({ search: search(broken, 1, 2, 3, 4, 5, 6) })));
    expect(record.failure?.message).toBe(
      'node "search" failed: the first 3 trials failed in the same way, so the sweep was stopped: the command ended with exit code 1: ModuleNotFoundError: no module 1',
    );
    expect(record.nodes).toHaveLength(4);
    const mixed = component("mixed", "exit ${{inputs.x}}", { inputs: { x: { kind: "integer" } } });
    expect((await runToEnd(job(pipeline({ search: search(mixed, 1, 2, 3, 4, 5) })))).record.nodes).toHaveLength(6);
    expect((await runToEnd(job(pipeline({ search: search(mixed, 1, 1, 0, 1, 1) })))).record.nodes).toHaveLength(6);
  });

  test("does not give up a trial whose result is there already", async () => {
    const workspace = await temporaryWorkspace();
    const search = (earlyTermination?: SweepNode["earlyTermination"]): SweepNode =>
      sweep({ x: choice(8, 2) }, { limits: { maxTotalTrials: 2, maxConcurrentTrials: 1 }, ...(earlyTermination && { earlyTermination }) });
    await runToEnd(job(pipeline({ search: search() })), {}, workspace);
    const again = await runToEnd(job(pipeline({ search: search({ type: "bandit", slackFactor: 0.2 }) })), {}, workspace);
    expect(report(again).trials.map(({ status }) => status)).toEqual(["Completed", "Completed"]);
    expect(statuses(again.record)).toMatchObject({ "search/trial_1": "Completed" });
  });

  test("gives up on a trial by its policy, and a trial given up on is not the best", async () => {
    const bandit = sweep(
      { x: choice(8, 2, 9) },
      {
        component: component("slow", `${say} [ \${{inputs.x}} -ne 2 ] || sleep 60`, { inputs: { x: { kind: "integer" } } }),
        inputs: {},
        limits: { maxConcurrentTrials: 1 },
        earlyTermination: { type: "bandit", slackFactor: 0.2 },
      },
    );
    const run = await runToEnd(job(pipeline({ search: bandit })));
    expect(report(run)).toMatchObject({
      best_trial: "trial_2",
      trials: [{ status: "Completed" }, { status: "Canceled", reason: "bandit: 2 is too far from 8", value: 2 }, { status: "Completed" }],
    });
  });

  test("takes its limits and its metric from inputs of the pipeline, in a loop as well", async () => {
    const bound = {
      limits: { maxTotalTrials: "${{parent.inputs.many}}", maxConcurrentTrials: "${{parent.inputs.many}}" },
      objective: { goal: "maximize", primaryMetric: "${{parent.inputs.metric}}" },
    } as const;
    const inputs = { many: { kind: "integer" }, metric: { kind: "string" } } as const;
    const search = sweep({ x: choice(1, 2, 3, 4) }, bound);
    const of = pipeline({ search }, { inputs });
    const run = await runToEnd(job(of, { many: 2, metric: "score" }));
    expect(report(run)).toMatchObject({ objective: { primary_metric: "score" }, trials: [{}, {}] });
    expect(report(run).trials).toHaveLength(2);
    const wrong = await runToEnd(job(of, { many: 0, metric: "score" }));
    expect(wrong.record.failure).toMatchObject({ code: "AZML526" });
    expect(wrong.record.failure?.message).toContain('limits.max_total_trials is "0", not a whole number above 0');
    const loop = {
      kind: "parallel_for",
      name: "",
      inputs: {},
      outputs: {},
      source: "DSL",
      body: "search",
      items: [{ tail: { kind: "literal", value: "?" } }],
    } as const;
    const looped = pipeline({ search: sweep({ x: choice(1, 2, 3, 4) }, { ...bound, inputs: {} }), loop }, { inputs });
    const rounds = await runToEnd(job(looped, { many: 3, metric: "score" }));
    expect(rounds.record.status).toBe("Completed");
    expect(rounds.record.nodes.filter(({ path }) => path.includes("/trial_"))).toHaveLength(3);
  });

  test("ends with all its trials when its time is over", async () => {
    const slow = component("slow", "sleep 60", { inputs: { x: { kind: "integer" } } });
    const search = sweep({ x: choice(1, 2) }, { component: slow, inputs: {}, limits: { timeout: 0.3, maxConcurrentTrials: 1 } });
    const run = await runToEnd(job(pipeline({ search })));
    expect(statuses(run.record)).toEqual({ search: "Failed", "search/trial_0": "Canceled" });
    expect(run.record.failure).toMatchObject({ code: "AZML524" });
    expect(report(run).trials).toMatchObject([{ status: "Canceled", reason: "the sweep's time is over" }]);
  });

  test("starts a trial's time when the trial runs, and not while it waits for a place", async () => {
    const nap = component("nap", `${say} sleep 0.3`, { inputs: { x: { kind: "integer" } } });
    const search = sweep(
      { x: choice(1, 2, 3, 4, 5, 6, 7, 8) },
      { component: nap, inputs: {}, limits: { trialTimeout: 2, maxConcurrentTrials: 8 } },
    );
    const run = await runToEnd(job(pipeline({ search })), { maxParallel: 1 });
    expect(new Set(report(run).trials.map(({ status }) => status))).toEqual(new Set(["Completed"]));
  });

  test("is refused before anything runs when its algorithm cannot pick from its space", async () => {
    const space: SearchSpace = { x: { type: "uniform", minValue: 0, maxValue: 1 }, y: { type: "normal", mu: 0, sigma: 1 } };
    const two = component("two", "echo", { inputs: { x: { kind: "number" }, y: { kind: "number" } } });
    const refused = async (samplingAlgorithm: SweepNode["samplingAlgorithm"] & {}): Promise<unknown> =>
      runToEnd(job(pipeline({ search: sweep(space, { component: two, inputs: {}, samplingAlgorithm }) }))).catch((error: unknown) =>
        String(error),
      );
    expect(await refused("grid")).toMatch(/"x" is a uniform, and a grid goes over choices[^]*"y" is a normal/);
    expect(await refused("bayesian")).toContain('"y" is a normal, and bayesian sampling takes choice, uniform, quniform, randint');
    expect(await refused({ type: "random", logbase: -1 })).toContain('the logbase is neither "e" nor a number above 0');
  });
});

test("a sweep of more dimensions than Sobol's sequence has runs, with a warning", async () => {
  const names = Array.from({ length: 32 }, (_, at) => `x${at}`);
  const inputs = Object.fromEntries(names.map((name) => [name, { kind: "number" as const }]));
  const wide = component("wide", `echo '{"key":"m","value":1}' >> "$AZML_METRICS_FILE"`, { inputs });
  const space: SearchSpace = Object.fromEntries(names.map((name) => [name, { type: "uniform", minValue: 0, maxValue: 1 }]));
  const objective = { goal: "maximize" as const, primaryMetric: "m" };
  const samplingAlgorithm = { type: "random", rule: "sobol" } as const;
  const search = sweep(space, { component: wide, inputs: {}, objective, samplingAlgorithm, limits: { maxTotalTrials: 1 } });
  const { events } = await runToEnd(job(pipeline({ search })), {});
  const warned = events.flatMap((event) =>
    event.type === "warning" && event.diagnostic.code === "AZML576" ? [event.diagnostic.message] : [],
  );
  expect(warned).toEqual(["the search space has 32 dimensions, and Sobol's sequence has 31 here: the others are picked at random"]);
});

describe("a sweep over a pipeline", () => {
  const folder = (): string => temporaryFolder();
  /** `prepare` is the same for every trial, `train` has the hyperparameter. */
  const training = (log: string) => {
    const prepare = component("prepare", `echo prepare >> '${log}'; sleep 0.1; echo data > \${{outputs.data}}`, {
      outputs: { data: { kind: "uri_file" } },
    });
    const train = component(
      "train",
      `cat \${{inputs.data}} > /dev/null; echo train >> '${log}'; ${say} echo \${{inputs.x}} > \${{outputs.best}}`,
      {
        inputs: { data: { kind: "uri_file" }, x: { kind: "integer" } },
        outputs: { best: { kind: "string" } },
      },
    );
    return pipeline(
      {
        prepare: command(prepare),
        train: command(train, { data: "${{parent.jobs.prepare.outputs.data}}", x: "${{parent.inputs.x}}" }, { bound: { best: "best" } }),
      },
      { inputs: { x: { kind: "integer" } }, outputs: { best: { kind: "string" } } },
      "training",
    );
  };

  test("runs once what its trials have in common, at once or one after the other", async () => {
    for (const maxParallel of [1, 3]) {
      const log = join(folder(), "log");
      const search = sweep(
        { x: choice(1, 5, 3) },
        { component: training(log), inputs: {}, limits: { maxTotalTrials: 3, maxConcurrentTrials: 3 } },
      );
      const finished = await runToEnd(job(pipeline({ search, after })), { maxParallel });
      const { record } = finished;
      expect(record.status).toBe("Completed");
      expect(await logOf(finished, "after")).toBe("heard 5\n");
      expect(report(finished)).toMatchObject({ best_trial: "trial_1", trials: [{ value: 1 }, { value: 5 }, { value: 3 }] });
      const worked = readFileSync(log, "utf8").trim().split("\n");
      expect(worked.filter((word) => word === "prepare")).toHaveLength(1);
      expect(worked.filter((word) => word === "train")).toHaveLength(3);
      const shared = record.nodes.filter(({ path }) => path.endsWith("/prepare"));
      expect(shared.filter(({ reason }) => reason?.startsWith("the same as search/"))).toHaveLength(2);
      expect(statuses(record)).toMatchObject({ "search/trial_1": "Completed", "search/trial_1/train": "Completed" });
    }
  });

  test("is refused before anything runs where a step of it cannot run here", async () => {
    const broken = training("nowhere");
    const there = { ...broken, jobs: { ...broken.jobs, prepare: command({ kind: "reference", id: "azureml:gone:1" }) } };
    const search = sweep({ x: choice(1) }, { component: there, inputs: {} });
    await expect(runToEnd(job(pipeline({ search })))).rejects.toMatchObject({ diagnostics: [{ code: "AZML506" }] });
  });

  test("that is canceled does not wait for what another trial makes", async () => {
    const workspace = await temporaryWorkspace();
    const slow = training(join(folder(), "log"));
    const hold = component("prepare", "echo started; sleep 600; touch ${{outputs.data}}", { outputs: { data: { kind: "uri_file" } } });
    const held = { ...slow, jobs: { ...slow.jobs, prepare: { ...command(hold), name: "prepare" } } };
    const search = sweep({ x: choice(1, 2) }, { component: held, inputs: {}, limits: { maxTotalTrials: 2, maxConcurrentTrials: 2 } });
    const run = await workspace.jobs.create(job(pipeline({ search })), { maxParallel: 2 });
    for await (const event of run.events()) if (event.type === "node_log" && event.line === "started") await run.cancel();
    expect((await run.wait()).status).toBe("Canceled");
  });
});
