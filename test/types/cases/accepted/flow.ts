// Sweeps, branches, loops, and components that are defined in data.
import {
  bandit,
  type Binding,
  choice,
  command,
  component,
  dataTransfer,
  doWhile,
  hours,
  ifElse,
  input,
  job,
  logUniform,
  medianStopping,
  onFinalize,
  onInit,
  parallelFor,
  pipeline,
  quniform,
  randint,
  random,
  step,
  sweep,
  text,
  truncationSelection,
  uniform,
  uriFolder,
} from "azml";
import { loaded, Prepare, Refine, Tools, Train, Training, unchecked } from "../components.js";
import { count, merge, registered, score, train } from "../defined.js";

export const hello = command({ command: "echo hello", environment: "azureml:env:1" });
export const anything = component("azureml://registries/r/components/c/versions/1", undefined, { type: "pipeline" });

@pipeline({ onInit: "begin" })
export class Flow {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("string") name!: Binding<"string">;
  @input("integer") nodes!: Binding<"integer">;
  @input("boolean") wanted!: Binding<"boolean">;

  build() {
    const search = sweep(
      Train,
      { trainingData: this.data, learningRate: logUniform(-7, 0), epochs: randint(10), kernel: choice("rbf", "linear"), verbose: choice(true, false), note: choice({ net: "a", rate: uniform(0, 1) }, { net: "b", layers: choice(1, 2) }) },
      {
        name: "search",
        primaryMetric: "accuracy",
        goal: "maximize",
        samplingAlgorithm: random({ seed: 7, rule: "sobol", logbase: "e" }),
        earlyTermination: bandit({ slackFactor: 0.1, evaluationInterval: 2 }),
        limits: { maxTotalTrials: 20, maxConcurrentTrials: this.nodes, timeout: hours(1), trialTimeout: 90 },
        queueSettings: { jobTier: "spot" },
        resources: { instanceCount: 2 },
        compute: this.name,
        inputs: { trainingData: { mode: "download" } },
        outputs: { model: { name: "best" } },
      },
    );
    sweep(train, { data: this.data, rate: uniform(0.1, 0.2), depth: quniform(1, 9, 1) }, { primaryMetric: this.name, goal: "minimize", samplingAlgorithm: "grid", earlyTermination: medianStopping(), limits: { maxTotalTrials: 2 } });
    sweep(Training, { rawData: this.data, epochs: choice(1, 2), hyper: { learningRate: 0.1 } }, { primaryMetric: "a", goal: "minimize", limits: { maxTotalTrials: 2 } });
    sweep(loaded, { training_data: this.data, max_epochs: choice(1, 2) }, { primaryMetric: "a", goal: "minimize", earlyTermination: truncationSelection({ truncationPercentage: 20 }), limits: { maxTotalTrials: 2 } });
    sweep(unchecked, { training_data: this.data, max_epochs: choice(1, 2) }, { primaryMetric: "a", goal: "minimize", limits: { maxTotalTrials: 2 } });
    sweep(Tools.evaluate, { model: search.outputs.model, threshold: uniform(0, 1) }, { primaryMetric: "a", goal: "minimize", limits: { maxTotalTrials: 2 } });

    const check = step(Tools.evaluate, { model: search.outputs.model });
    ifElse(check.outputs.output, () => step(Prepare, { rawData: this.data }), () => {
      step(hello, {});
      ifElse(this.wanted, () => [step(hello, {}), step(hello, {})], undefined, { name: "inner" });
    });

    const folds = parallelFor(
      [
        { rate: 0.1, folder: uriFolder("azureml:a:1"), kernel: "rbf" },
        { rate: 0.2, folder: uriFolder("azureml:b:1"), kernel: "linear" },
      ],
      (item) => step(Train, { trainingData: item.folder, learningRate: item.rate, kernel: item.kernel }),
      { maxConcurrency: 2, name: "folds" },
    );
    const models: Binding<"mltable"> = folds.outputs.model;
    const accuracies: Binding<"string"> = folds.outputs.output;
    parallelFor({ a: { verbose: true }, b: { verbose: false } }, (item) => step(Train, { trainingData: this.data, learningRate: 1, verbose: item.verbose }));
    parallelFor(this.name, (item) => step(Train, { trainingData: this.data, learningRate: item.anything }));
    parallelFor([{ rate: this.nodes }], (item) => step(Train, { trainingData: this.data, learningRate: item.rate }));

    const refined = doWhile(
      Refine,
      { model: search.outputs.model, round: 0 },
      { while: (outputs) => outputs.keepGoing, next: (outputs) => ({ model: outputs.refined, round: outputs.next }), maxIterations: 5, name: "loop", step: { name: "refine", compute: "gpu" } },
    );
    doWhile(loaded, { training_data: this.data }, { next: (outputs) => ({ max_epochs: outputs.accuracy.as("integer") }), maxIterations: 3 });
    doWhile(Training, { rawData: this.data, hyper: { learningRate: 1 } }, { next: () => ({}), maxIterations: 2, step: { displayName: "again" } });

    const trained = step(train, { data: this.data, depth: 3 }, { compute: this.name, resources: { instanceCount: this.nodes }, environmentVariables: { NAME: this.name }, limits: { timeout: this.nodes }, inputs: { data: { mode: "direct" } } });
    const scored = step(score, { data: models, model: refined.outputs.refined }, { miniBatchSize: 5, loggingLevel: "DEBUG", resources: { instanceCount: 3 } });
    step(count, { words: this.data }, { resources: { instanceType: "standard_e8s_v3", runtimeVersion: "3.4" }, identity: { type: "managed_identity" }, outputs: { counts: { path: "azureml://datastores/d/paths/x" } } });
    const merged = step(merge, { a: this.data, b: this.data }, { compute: "adf" });
    const rows = dataTransfer.importDatabase({ connection: "azureml:c", query: this.name }, { name: "rows", outputs: { sink: { path: "azureml://datastores/d/paths/x" } } });
    dataTransfer.importDatabase({ connection: "azureml:c", storedProcedure: "sp", storedProcedureParams: [{ name: "a", value: "1", type: "string" }] });
    const files = dataTransfer.importFileSystem({ connection: "azureml:s3", path: "a/*" });
    dataTransfer.exportDatabase({ source: scored.outputs.scores, connection: "azureml:c", tableName: "t" }, { compute: "adf" });
    const again = step(registered, { data: files.outputs.sink, epochs: 3 });
    const some = step(anything, { whatever: 1, other: this.data }, { displayName: "x" });
    step(Train, { trainingData: rows.outputs.sink, learningRate: 1, note: text`made of ${this.name}, ${3} times` });
    step(Prepare, { rawData: some.outputs.whatever });
    onInit(step(hello, {}, { name: "begin" }));
    onFinalize(step(hello, {}));
    return { model: trained.outputs.model, all: merged.outputs.all, again: again.outputs.model, models, accuracies, ok: trained.outputs.ok, best: search.outputs.model };
  }
}

export const flow = job(Flow, { data: uriFolder("./data"), name: "n", nodes: 1, wanted: true }, { identity: { type: "managed_identity", clientId: "c" }, onFinalize: "hello", properties: { a: "b" } });
