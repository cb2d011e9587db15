// Mistakes by class, made with `any` where types would refuse them. Each has to be an error before anything runs or is sent.
import { describe, expect, it } from "vitest";
import { diagnose } from "./diagnose.js";

const declared = `@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("number", { min: 0, max: 1 }) rate = 0.5;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("boolean") fast = false;
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  @output("uri_folder") folder;
  @output("boolean") run() { return true; }
}
@commandComponent()
class Score { @input("mlflow_model") model; @output("uri_folder") scores; run() {} }
const echo = command({ name: "echo", command: "echo \${{inputs.n}}", inputs: { n: { type: "integer", min: 1 } }, environment: "azureml:e:1" });
const data = uriFolder("azureml:d:1");
const sweepOf = (inputs, options) => sweep(Train, { data, ...inputs }, { primaryMetric: "a", goal: "maximize", limits: { maxTotalTrials: 4 }, ...options });
const table = mltable("azureml:t:1");
const parallel = (more) => parallelRunFunction({ inputs: { d: "uri_folder", n: "integer" }, inputData: "d", miniBatchSize: 1, task: { code: ".", entryScript: "pipeline.ts", environment: "azureml:e:1" }, ...more });
`;

function built(body: string): string {
  return `${declared}
@pipeline({ compute: "cpu" })
class P { build() { ${body} } }
export default job(P, {});`;
}

function inJob(options: string): string {
  return `${declared}
@pipeline({ compute: "cpu" })
class P { @input("integer", { default: 1 }) n; build() { step(echo, { n: this.n }); } }
export default job(P, {}, ${options});`;
}

function exported(code: string): string {
  return `${declared}\n${code}`;
}

const trained = (inputs: string): string => built(`step(Train, { data, ${inputs} });`);
const stepped = (options: string): string => built(`step(Train, { data }, ${options});`);
const scheduled = (trigger: string): string =>
  exported(`@pipeline({ compute: "cpu" }) class P { build() { step(echo, { n: 1 }); } }
export default schedule({ name: "s", trigger: ${trigger}, job: job(P, {}) });`);
const forecast = (more: string): string =>
  built(`automl.forecasting({ trainingData: table, targetColumnName: "y", forecasting: { timeColumnName: "t" }, ${more} });`);

const faults: Readonly<Record<string, readonly string[]>> = {
  "values out of bounds": [
    trained("epochs: 0"),
    trained("epochs: 2 ** 60"),
    trained("epochs: 2.5"),
    trained("rate: NaN"),
    trained("rate: Infinity"),
    trained('kernel: "poly"'),
    trained("rate: -0.1"),
  ],
  "literals through inputs of pipelines": [
    exported(`@pipeline() class P { @input("integer") n; build() { step(echo, { n: this.n }); } } export default job(P, { n: 0 });`),
    exported(
      `@pipeline() class P { @input("integer", { default: 0 }) n; build() { step(echo, { n: this.n }); } } export default job(P, {});`,
    ),
    exported(
      `@pipeline() class P { @input("string") k; build() { step(Train, { data, kernel: this.k }); } } export default job(P, { k: "poly" });`,
    ),
    exported(
      `@pipeline() class P { @input("string") k; build() { step(Train, { data, epochs: this.k.as("integer") }); } } export default job(P, { k: "ten" });`,
    ),
    exported(`@pipeline() class Inner { @input("integer") n; build() { step(echo, { n: this.n }); } }
@pipeline() class P { build() { step(Inner, { n: -1 }); } } export default job(P, {});`),
    exported(`@pipeline() class Inner { @input("integer", { default: -1 }) n; build() { step(echo, { n: this.n }); } }
@pipeline() class P { build() { step(Inner, {}); } } export default job(P, {});`),
    exported(`@pipeline() class Inner { @input("integer") n; build() { step(echo, { n: this.n }); } }
@pipeline() class Outer { @input("integer") m; build() { step(Inner, { n: this.m }); } }
@pipeline() class P { @input("integer") o; build() { step(Outer, { m: this.o }); } } export default job(P, { o: 0 });`),
    exported(`@pipeline() class Inner { @input("integer") n; build() { step(echo, { n: this.n }); } }
@pipeline() class P { build() { parallelFor([{ n: 1 }, { n: 0 }], (item) => step(Inner, { n: item.n })); } } export default job(P, {});`),
    exported(`@pipeline() class Inner { @input("integer") n; build() { step(echo, { n: this.n }); } }
@pipeline() class P { build() { sweep(Inner, { n: choice(0, 1) }, { primaryMetric: "a", goal: "maximize", limits: { maxTotalTrials: 2 } }); } } export default job(P, {});`),
  ],
  "outputs of one round of a loop": [
    built(
      `let one; parallelFor([{ n: 1 }], (item) => (one = step(Train, { data, epochs: item.n }))); step(Score, { model: one.outputs.model });`,
    ),
    built(
      `let one; parallelFor([{ n: 1 }], (item) => (one = step(Train, { data, epochs: item.n }))); return { model: one.outputs.model };`,
    ),
    built(
      `let one; parallelFor([{ n: 1 }], (item) => (one = step(Train, { data, epochs: item.n }))); ifElse(one.outputs.output, () => step(echo, { n: 1 }));`,
    ),
  ],
  "context in build()": [
    built('context.logMetric("a", 1); step(echo, { n: 1 });'),
    built('step(echo, { n: 1 }, { comment: context.runId || "x" });'),
  ],
  "constructors with parameters": [
    exported(`class T { constructor(size) {} @commandComponent() train() {} }
@pipeline() class P { build() { step(T.prototype.train, {}); } } export default job(P, {});`),
    exported(
      `@commandComponent() class T { constructor(size) {} run() {} } @pipeline() class P { build() { step(T, {}); } } export default job(P, {});`,
    ),
    exported(`@pipeline() class P { constructor(size) {} build() { step(echo, { n: 1 }); } } export default job(P, {});`),
  ],
  schedules: [
    scheduled('recurrence({ frequency: "day", interval: 1, hours: [1], minutes: [75] })'),
    scheduled('recurrence({ frequency: "day", interval: 1, hours: "1", minutes: [5] })'),
    scheduled('recurrence({ frequency: "fortnight", interval: 1 })'),
    scheduled("recurrence({ interval: 1 })"),
    scheduled('recurrence({ frequency: "day", interval: 1.5 })'),
    scheduled('cron("15 10 * *")'),
    scheduled('cron("15 10 * * 1", { startTime: "soon" })'),
    scheduled('cron("15 10 * * 1", { startTime: new Date(NaN) })'),
  ],
  searches: [
    built("sweepOf({ rate: quniform(0, 1, 0) });"),
    built("sweepOf({ rate: logUniform(-1, 2) });"),
    built("sweepOf({ rate: uniform(0, 3) });"),
    built("sweepOf({ rate: uniform(0, NaN) });"),
    built('sweepOf({ rate: uniform(0, 1) }, { samplingAlgorithm: "grid" });'),
    built('sweepOf({ rate: logUniform(-3, 0) }, { samplingAlgorithm: "bayesian" });'),
    built('sweepOf({ kernel: choice("rbf", "poly") });'),
    built("sweepOf({ rate: uniform(0, 1) }, { earlyTermination: bandit({ slackFactor: -1 }) });"),
    built("sweepOf({ rate: uniform(0, 1) }, { earlyTermination: bandit({ slackFactor: 1, delayEvaluation: -1 }) });"),
    built("sweepOf({ rate: uniform(0, 1) }, { earlyTermination: truncationSelection({}) });"),
    built("sweepOf({ rate: uniform(0, 1) }, { limits: { maxTotalTrials: 2, maxConcurrentTrials: 3 } });"),
    built('sweepOf({ rate: uniform(0, 1) }, { limits: { maxTotalTrials: 2, timeout: "2h" } });'),
    built("sweepOf({ rate: uniform(0, 1) }, { samplingAlgorithm: random({ seed: -1 }) });"),
    built('sweepOf({ rate: uniform(0, 1) }, { samplingAlgorithm: random({ rule: "halton" }) });'),
    built('sweepOf({ rate: uniform(0, 1) }, { primaryMetric: "" });'),
  ],
  automl: [
    forecast("limits: { maxTrials: 2.5 }"),
    forecast("limits: { maxTrials: 0 }"),
    forecast("limits: { maxTrials: 2, maxConcurrentTrials: 3 }"),
    forecast('training: { allowedTrainingAlgorithms: ["knn"], blockedTrainingAlgorithms: ["knn"] }'),
    forecast("validationDataSize: 20"),
    forecast("nCrossValidations: 1"),
    forecast('featurization: { mode: "magic" }'),
    forecast('training: { allowedTrainingAlgorithms: ["svm"] }'),
    forecast('training: { trainingMode: "fast" }'),
    built('automl.forecasting({ trainingData: table, targetColumnName: "y" });'),
    built('automl.classification({ trainingData: table, targetColumnName: "" });'),
  ],
  "parallel runs": [
    built('step(parallel({ inputData: "n" }), { d: data, n: 1 });'),
    built('step(parallel({ task: { code: ".", entryScript: "gone.py" } }), { d: data, n: 1 });'),
    built('step(parallel({ partitionKeys: ["a"] }), { d: data, n: 1 });'),
    built("step(parallel({ errorThreshold: -2 }), { d: data, n: 1 });"),
    built('step(parallel({ loggingLevel: "VERBOSE" }), { d: data, n: 1 });'),
    built("step(parallel({ retrySettings: { maxRetries: 0.5 } }), { d: data, n: 1 });"),
    built("step(parallel({}), { d: data, n: 1 }, { maxConcurrencyPerInstance: 0 });"),
  ],
  "options of steps": [
    stepped("{ resources: { instanceCount: 0 } }"),
    stepped('{ resources: { instanceCount: "two" } }'),
    stepped('{ resources: { shmSize: "2 gigs" } }'),
    stepped('{ limits: { timeout: "2h" } }'),
    stepped('{ services: { lab: { type: "jupyter" } } }'),
    stepped('{ services: { lab: { type: "ssh", sshPublicKeys: "k" } } }'),
    stepped('{ queueSettings: { jobTier: "gold" } }'),
    stepped('{ distribution: { type: "PyTorch" } }'),
    stepped('{ distribution: { type: "mpi", workerCount: 2 } }'),
    stepped('{ identity: { type: "me" } }'),
    stepped('{ identity: { type: "user_identity", clientId: "x" } }'),
    stepped("{ environmentVariables: { A: 1 } }"),
    stepped("{ tags: { a: 1 } }"),
    stepped('{ tags: "a" }'),
    stepped("{ properties: { a: {} } }"),
    stepped('{ inputs: { epochs: { mode: "download" } } }'),
    stepped('{ outputs: { model: { path: "./out" } } }'),
    stepped('{ outputs: { model: { mode: "ro_mount" } } }'),
    stepped("{ local: { cpus: -1 } }"),
    stepped("{ local: { retries: {} } }"),
    stepped('"gpu"'),
    stepped("[]"),
    stepped("new Map()"),
    stepped('{ compute: "" }'),
  ],
  "options of jobs": [
    inJob("{ tags: { a: 1 } }"),
    inJob("{ properties: [] }"),
    inJob('{ services: { a: { type: "telnet" } } }'),
    inJob('{ compute: " " }'),
    inJob("{ identity: {} }"),
    inJob('{ continueOnStepFailure: "yes" }'),
    inJob("5"),
  ],
  "initial values in pipelines": [
    exported(`@pipeline() class P { @input("integer") n = 1; build() { step(echo, { n: this.n }); } } export default job(P, { n: 2 });`),
  ],
  "references to assets": [
    built('step(Train, { data: uriFolder("azureml:") });'),
    built('step(Train, { data: uriFolder("azureml:a") });'),
    built('step(Train, { data: uriFolder("azureml:a:b:c") });'),
    built('step(Train, { data: uriFolder("azureml://datastore/d/paths/p") });'),
    built('step(Train, { data: uriFolder("azureml:a:1", 5) });'),
    built('step(Train, { data: uriFolder("azureml:a:1", { mode: "upload" }) });'),
  ],
  "names that would be changed": [
    built('const s = step(Train, { data }); return { "my-table": s.outputs.folder };'),
    exported(`@commandComponent() class T { @input("string") "my-note"; run() {} }
@pipeline() class P { build() { step(T, { "my-note": "x" }); } } export default job(P, {});`),
    exported(`@commandComponent() class $T { run() {} } @pipeline() class P { build() { step($T, {}); } } export default job(P, {});`),
  ],
  ports: [
    exported(
      `@commandComponent() class T { @input("integer", { min: 0.5 }) n; run() {} } @pipeline() class P { build() { step(T, { n: 1 }); } } export default job(P, {});`,
    ),
    exported(
      `@commandComponent() class T { @output("number", { mode: "upload" }) n; run() {} } @pipeline() class P { build() { step(T, {}); } } export default job(P, {});`,
    ),
    exported(
      `@commandComponent() class T { @input("number", { max: NaN }) n; run() {} } @pipeline() class P { build() { step(T, { n: 1 }); } } export default job(P, {});`,
    ),
    exported(
      `@commandComponent() class T { @input("number") n = NaN; run() {} } @pipeline() class P { build() { step(T, {}); } } export default job(P, {});`,
    ),
    exported(
      `@commandComponent({ resources: { instanceCount: 0 } }) class T { run() {} } @pipeline() class P { build() { step(T, {}); } } export default job(P, {});`,
    ),
  ],
};

describe("no mistake is accepted in silence", () => {
  it.each(Object.entries(faults))("%s", async (name, sources) => {
    const told = await Promise.all(sources.map((source) => diagnose(source)));
    const silent = sources.filter((_, at) => !/^\S.* error AZML/m.test(told[at] ?? "") && !/^error AZML/m.test(told[at] ?? ""));
    expect(silent).toEqual([]);
    const messages = told.map((text) =>
      text
        .split("\n")
        .filter((line) => /error AZML|^ +hint:/.test(line))
        .join("\n"),
    );
    await expect(`${messages.join("\n\n")}\n`).toMatchFileSnapshot(`faults/${name.replace(/\W+/g, "-").replace(/-$/, "")}.txt`);
  });
});
