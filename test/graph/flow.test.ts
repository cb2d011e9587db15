import { describe, expect, it } from "vitest";
import type { Node } from "../../src/model/pipeline.js";
import type { PipelineJob } from "../../src/model/pipeline-job.js";
import { compileSource } from "./diagnose.js";

const components = `
const train = command({
  name: "train",
  command: "train \${{inputs.data}} \${{inputs.rate}} $[[--epochs \${{inputs.epochs}}]] \${{inputs.kernel}} \${{inputs.fast}} \${{outputs.model}}",
  environment: "azureml:e:1",
  displayName: "Train it",
  tags: { of: "all" },
  compute: "gpu",
  environmentVariables: { A: "b" },
  inputs: { data: "uri_folder", rate: { type: "number", default: 0.1 }, epochs: "integer?", kernel: { type: "string", default: "a" }, fast: { type: "boolean", default: false } },
  outputs: { model: { type: "mlflow_model", mode: "upload" }, ok: "boolean", loss: "number" },
});
const hello = command({ command: "echo", environment: "azureml:e:1" });
`;

/** The job of a pipeline whose `build()` holds these lines; nothing is wrong with it, not even a little. */
async function build(lines: string, options = ""): Promise<PipelineJob> {
  const { job, diagnostics } = await compileSource(`${components}
@pipeline()
class P {
  @input("uri_folder") data;
  @input("string", { default: "n" }) name;
  @input("integer", { default: 2 }) count;
  build() {
    const { data, name, count } = this;
    step(hello, {}, { name: "uses", comment: "all", environmentVariables: { A: text\`\${name} \${count}\`, D: "x" }, inputs: {} });
    step(train, { data }, { name: "data" });
${lines}
  }
}
export default job(P, { data: uriFolder("azureml:d:1") }${options});
`);
  expect(diagnostics).toEqual([]);
  if (!job) throw new Error("no job");
  return job;
}

function nodesOf<Kind extends Node["kind"]>(job: PipelineJob, kind: Kind): Extract<Node, { kind: Kind }>[] {
  return Object.values(job.component.jobs).filter((node): node is Extract<Node, { kind: Kind }> => node.kind === kind);
}

const literal = (value: string | number | boolean) => ({ kind: "literal", value });
const input = (name: string) => ({ kind: "binding", binding: { source: "pipeline_input", input: name } });

describe("sweep()", () => {
  it("parts what is searched in from what is given, by the names on the wire", async () => {
    const job = await build(`
    const search = sweep(
      train,
      { data, rate: logUniform(-7, 0), epochs: quniform(1, 9, 2), kernel: choice("a", { net: "b", layers: choice(1, 2), fast: true }), fast: choice(true, false) },
      { name: "search", primaryMetric: name, goal: "minimize", samplingAlgorithm: random({ seed: 1 }), earlyTermination: bandit({ slackAmount: 0.2 }), limits: { maxTotalTrials: count, timeout: 60 }, inputs: { data: { mode: "download" } }, outputs: { model: { name: "best" } } },
    );
    return { best: search.outputs.model };`);
    expect(nodesOf(job, "sweep")).toMatchObject([
      {
        name: "search",
        displayName: "Train it",
        tags: { of: "all" },
        compute: "gpu",
        inputs: { data: { ...input("data"), mode: "download" } },
        outputs: { model: { boundTo: "best" } },
        searchSpace: {
          rate: { type: "loguniform", minValue: -7, maxValue: 0 },
          epochs: { type: "quniform", minValue: 1, maxValue: 9, q: 2 },
          kernel: { type: "choice", values: ["a", { net: "b", layers: { type: "choice", values: [1, 2] }, fast: "True" }] },
          fast: { type: "choice", values: ["True", "False"] },
        },
        objective: { goal: "minimize", primaryMetric: "${{parent.inputs.name}}" },
        samplingAlgorithm: { type: "random", seed: 1 },
        earlyTermination: { type: "bandit", slackAmount: 0.2 },
        limits: { maxTotalTrials: "${{parent.inputs.count}}", timeout: 60 },
        source: "BUILDER",
      },
    ]);
    expect(job.outputs).toEqual({ best: { type: "mlflow_model", name: "best", mode: "upload" } });
  });
});

describe("ifElse()", () => {
  it("takes the steps of its branches into the pipeline, and names them", async () => {
    const job = await build(`
    const trained = step(train, { data });
    ifElse(trained.outputs.ok, () => step(hello, {}, { name: "yes" }), () => { step(hello, {}, { name: "no" }); step(hello, {}); }, { name: "decide" });
    ifElse(trained.outputs.ok, () => step(hello, {}));
    ifElse(trained.outputs.ok, () => {}, () => step(hello, {}));`);
    const condition = "${{parent.jobs.train.outputs.ok}}";
    expect(nodesOf(job, "if_else")).toMatchObject([
      {
        name: "decide",
        condition,
        trueBlock: ["${{parent.jobs.yes}}"],
        falseBlock: ["${{parent.jobs.no}}", "${{parent.jobs.azureml_anonymous}}"],
      },
      { name: "conditionnode", condition, trueBlock: ["${{parent.jobs.azureml_anonymous_1}}"] },
      { name: "conditionnode_1", condition, falseBlock: ["${{parent.jobs.azureml_anonymous_2}}"] },
    ]);
    expect(nodesOf(job, "if_else")[1]).not.toHaveProperty("falseBlock");
  });
});

describe("doWhile()", () => {
  it("maps outputs of the body to its inputs", async () => {
    const job = await build(`
    const last = doWhile(train, { data, rate: 1 }, {
      while: (o) => o.ok,
      next: (o) => ({ data: o.model, rate: o.loss }),
      maxIterations: 4,
      name: "loop",
      step: { name: "again", compute: "cpu" },
    });
    step(train, { data: last.outputs.model }, { name: "after" });
    doWhile(train, { data }, { next: () => ({}), maxIterations: 2 });`);
    expect(nodesOf(job, "do_while")).toMatchObject([
      { name: "loop", body: "again", condition: "ok", mapping: { model: ["data"], loss: ["rate"] }, maxIterationCount: 4 },
      { name: "dowhile", body: "train", mapping: {}, maxIterationCount: 2 },
    ]);
    expect(job.component.jobs["again"]).toMatchObject({ compute: "cpu", inputs: { data: input("data"), rate: literal(1) } });
    expect(job.component.jobs["after"]).toMatchObject({ inputs: { data: { binding: { node: "again", output: "model" } } } });
  });
});

describe("parallelFor()", () => {
  it("gives fields to the inputs they were given to, and gathers outputs", async () => {
    const job = await build(`
    const folds = parallelFor(
      [{ lr: 0.1, from: uriFolder("azureml:a:1") }, { lr: 2, from: uriFolder("azureml:b:1") }],
      (item) => step(train, { data: item.from, rate: item.lr, kernel: "k" }, { name: "fold" }),
      { name: "fan", maxConcurrency: 2 },
    );
    parallelFor({ one: { e: 1 }, two: { e: count } }, ({ e }) => step(train, { data, epochs: e }));
    parallelFor(name, (item) => step(train, { data, rate: item.anything }));
    return { models: folds.outputs.model, losses: folds.outputs.loss };`);
    const asset = (id: string) => ({ kind: "asset", asset: { type: "uri_folder", path: { kind: "registered", id } } });
    expect(nodesOf(job, "parallel_for")).toMatchObject([
      {
        name: "fan",
        body: "fold",
        items: [
          { data: asset("azureml:a:1"), rate: literal(0.1) },
          { data: asset("azureml:b:1"), rate: literal(2) },
        ],
        maxConcurrency: 2,
        outputs: { model: { boundTo: "models" }, loss: { boundTo: "losses" } },
      },
      { name: "parallelfor", body: "train", items: { named: { one: { epochs: literal(1) }, two: { epochs: input("count") } } } },
      { name: "parallelfor_1", body: "train_1", items: "${{parent.inputs.name}}" },
    ]);
    expect(job.component.jobs["fold"]?.inputs).toEqual({ kernel: literal("k") });
    expect(job.component.outputs).toMatchObject({ models: { kind: "mltable" }, losses: { kind: "string" } });
  });
});

describe("components in data", () => {
  it("give each step their settings, which its own replace, and state the kinds of outputs", async () => {
    const job = await build(`
    step(train, { data, kernel: text\`of \${name}\` }, { name: "own", displayName: "Mine", compute: name, environmentVariables: { C: name }, resources: { instanceCount: count }, inputs: { data: { mode: "direct" } } });`);
    expect(job.component.jobs["data"]).toMatchObject({
      displayName: "Train it",
      tags: { of: "all" },
      compute: "gpu",
      environmentVariables: { A: "b" },
      outputs: { model: { type: "mlflow_model", mode: "upload" } },
      source: "BUILDER",
      component: { name: "train", displayName: "Train it", tags: { of: "all" }, inputs: { epochs: { kind: "integer", optional: true } } },
    });
    expect(job.component.jobs["own"]).toMatchObject({
      displayName: "Mine",
      compute: "${{parent.inputs.name}}",
      environmentVariables: { C: "${{parent.inputs.name}}" },
      resources: { instanceCount: "${{parent.inputs.count}}" },
      inputs: { data: { ...input("data"), mode: "direct" }, kernel: { kind: "text", text: "of ${{parent.inputs.name}}" } },
    });
    expect(job.component.jobs["uses"]).toMatchObject({
      component: { name: "azureml_anonymous", version: "1" },
      environmentVariables: { A: "${{parent.inputs.name}} ${{parent.inputs.count}}", D: "x" },
    });
  });

  it("are Spark, parallel runs, copies and references, too", async () => {
    const job = await build(`
    const app = spark({ name: "app", code: "./", entry: { file: "pipeline.ts" }, driverCores: 1, driverMemory: "2g", executorCores: 1, executorMemory: "2g", dynamicAllocationEnabled: true, dynamicAllocationMinExecutors: 1, dynamicAllocationMaxExecutors: 3, conf: { "spark.x": true }, args: "\${{inputs.d}}", inputs: { d: { type: "uri_folder", mode: "direct" } }, resources: { instanceType: "standard_e4s_v3", runtimeVersion: "3.4" } });
    step(app, { d: data }, { identity: { type: "user_identity" } });
    const score = parallelRunFunction({ name: "score", inputs: { d: "mltable" }, outputs: { o: "uri_file" }, inputData: "d", miniBatchSize: "10kb", loggingLevel: "DEBUG", errorThreshold: 3, task: { code: "./", entryScript: "pipeline.ts", appendRowTo: "o", environment: "azureml:e:1" } });
    step(score, { d: data.as("mltable") }, { miniBatchSize: 5 });
    const copied = dataTransfer.copy({ name: "copied", inputs: { a: "uri_folder" }, outputs: { b: "uri_folder" }, dataCopyMode: "fail_if_conflict", compute: "adf" });
    step(copied, { a: data });
    const rows = dataTransfer.importDatabase({ connection: "azureml:c", query: name }, { name: "rows", outputs: { sink: { path: "azureml://datastores/d/paths/x" } } });
    dataTransfer.exportDatabase({ source: uriFile("azureml:f:1"), connection: "azureml:c", tableName: "t" });
    const named = step(component("azureml:reg:3", { inputs: { d: "mltable" }, outputs: { m: "mlflow_model" } }), { d: rows.outputs.sink });
    const any = step(component("azureml://registries/r/components/c/versions/1", undefined, { type: "pipeline" }), { x: 1, y: named.outputs.m }, { outputs: { z: { mode: "upload" } } });
    return { z: any.outputs.z };`);
    expect(nodesOf(job, "spark")).toMatchObject([
      {
        identity: { type: "user_identity" },
        resources: { instanceType: "standard_e4s_v3", runtimeVersion: "3.4" },
        component: {
          conf: { "spark.x": true, "spark.driver.cores": 1, "spark.dynamicAllocation.maxExecutors": 3 },
          entry: { file: "pipeline.ts" },
        },
      },
    ]);
    expect(nodesOf(job, "parallel")).toMatchObject([
      {
        miniBatchSize: 5,
        loggingLevel: "DEBUG",
        errorThreshold: 3,
        component: { inputData: "${{inputs.d}}", miniBatchSize: 10240, task: { type: "run_function", appendRowTo: "${{outputs.o}}" } },
      },
    ]);
    expect(nodesOf(job, "data_transfer")).toMatchObject([
      { name: "copied", task: "copy_data", dataCopyMode: "fail_if_conflict", compute: "adf" },
      {
        name: "rows",
        task: "import_data",
        from: { type: "database", query: "${{parent.inputs.name}}" },
        outputs: { sink: { type: "mltable", path: "azureml://datastores/d/paths/x" } },
        source: "BUILTIN",
      },
      {
        name: "export_data_database",
        task: "export_data",
        to: { type: "database", tableName: "t" },
        inputs: { source: { kind: "asset" } },
      },
    ]);
    expect(job.component.jobs["reg"]).toMatchObject({
      kind: "command",
      component: { kind: "reference", id: "azureml:reg:3" },
      source: "REMOTE.WORKSPACE.COMPONENT",
    });
    expect(job.component.jobs["c"]).toMatchObject({
      kind: "pipeline",
      source: "REMOTE.REGISTRY",
      inputs: { x: literal(1), y: { binding: { node: "reg", output: "m" } } },
      outputs: { z: { mode: "upload", boundTo: "z" } },
    });
  });
});

describe("jobs", () => {
  it("have steps before and after all others, by call or by name, and an identity", async () => {
    const job = await build(
      '    onInit(step(hello, {}, { name: "begin" }));\n    step(hello, {}, { name: "finish" });',
      ', { onFinalize: "finish", identity: { type: "managed_identity", clientId: "c" }, properties: { a: "b" }, services: { s: { type: "ssh" } } }',
    );
    expect(job.settings).toEqual({ onInit: "begin", onFinalize: "finish" });
    expect(job).toMatchObject({
      identity: { type: "managed_identity", clientId: "c" },
      properties: { a: "b" },
      services: { s: { type: "ssh" } },
    });
  });

  it("come from files, with other values, settings and names", async () => {
    const yml = `
type: pipeline
display_name: From a file
experiment_name: e
inputs: { n: 1, s: text }
outputs: { o: { type: uri_file } }
settings: { default_compute: azureml:cpu, force_rerun: true }
jobs:
  a: { type: command, command: "echo \${{inputs.n}} \${{inputs.s}} > \${{outputs.o}}", environment: azureml:e:1, inputs: { n: "\${{parent.inputs.n}}", s: "\${{parent.inputs.s}}" }, outputs: { o: "\${{parent.outputs.o}}" } }
`;
    const source =
      'export default loadJob("./job.yml", { inputs: { n: 5 }, experimentName: "mine", defaultCompute: "gpu", outputs: { o: { mode: "upload" } } });';
    const { job, diagnostics } = await compileSource(source, { files: { "job.yml": yml } });
    expect(diagnostics).toEqual([]);
    expect(job).toMatchObject({
      displayName: "From a file",
      experimentName: "mine",
      settings: { defaultCompute: "gpu", forceRerun: true },
      inputs: { n: literal(5), s: literal("text") },
      outputs: { o: { mode: "upload" } },
    });
  });
});
