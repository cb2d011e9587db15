// Closed lists of Azure ML's, and numbers that are texts.
import { type Binding, command, commandComponent, input, minutes, parallelRunFunction, pipeline, spark, step, sweep, uniform } from "azml";
import { Train } from "../components.js";
import { count, score, train } from "../defined.js";

@pipeline()
export class Settings {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("mlflow_model") model!: Binding<"mlflow_model">;
  @input("string") text!: Binding<"string">;
  @input("number") rate!: Binding<"number">;

  build() {
    const args = { trainingData: this.data, learningRate: 1 };
    // ! timeout: text for a time
    step(Train, args, { limits: { timeout: "2h" } });
    // ! timeout: text for a time
    step(Train, args, { limits: { timeout: this.text } });
    // ! timeout: fraction for a time
    step(Train, args, { limits: { timeout: this.rate } });
    // ! instanceCount: text for a count
    step(Train, args, { resources: { instanceCount: "2" } });
    // ! instanceCount: fraction for a count
    step(Train, args, { resources: { instanceCount: this.rate } });
    // ! instanceTypes: misspelt
    step(Train, args, { resources: { instanceTypes: "x" } });
    // ! shmSize: number for a size
    step(Train, args, { resources: { shmSize: 2 } });
    // ! jobTier: unknown tier
    step(Train, args, { queueSettings: { jobTier: "cheap" } });
    // ! jobTier: in other letters
    step(Train, args, { queueSettings: { jobTier: "Spot" } });
    // ! priority: unknown priority
    step(Train, args, { queueSettings: { priority: "urgent" } });
    // ! priority: number for a priority
    step(Train, args, { queueSettings: { priority: 2 } });
    // ! tier: misspelt
    step(Train, args, { queueSettings: { tier: "spot" } });
    // ! type: unknown service
    step(Train, args, { services: { lab: { type: "jupyter" } } });
    // ! "JupyterLab": service as REST spells it
    step(Train, args, { services: { lab: { type: "JupyterLab" } } });
    // ! port: text for a port
    step(Train, args, { services: { lab: { type: "ssh", port: "22" } } });
    // ! nodes: number for all
    step(Train, args, { services: { lab: { type: "ssh", nodes: 1 } } });
    // ! log_dir: setting of another service
    step(Train, args, { services: { lab: { type: "ssh", log_dir: "logs" } } });
    // ! sshPublicKeys: not as YAML spells it
    step(Train, args, { services: { lab: { type: "ssh", sshPublicKeys: "key" } } });
    // ! type: service without a type
    step(Train, args, { services: { lab: { port: 22 } } });
    // ! services: text for services
    step(Train, args, { services: "jupyter_lab" });
    // ! type: unknown distribution
    step(Train, args, { distribution: { type: "horovod" } });
    // ! "PyTorch": distribution as REST spells it
    step(Train, args, { distribution: { type: "PyTorch" } });
    // ! workerCount: setting of another distribution
    step(Train, args, { distribution: { type: "pytorch", workerCount: 2 } });
    // ! processCountPerInstance: text for a count
    step(Train, args, { distribution: { type: "mpi", processCountPerInstance: "2" } });
    // ! type: distribution without a type
    step(Train, args, { distribution: { processCountPerInstance: 2 } });
    // ! type: unknown identity
    step(Train, args, { identity: { type: "managed" } });
    // ! clientId: id of an identity that has none
    step(Train, args, { identity: { type: "user_identity", clientId: "c" } });
    // ! identity: text for an identity
    step(Train, args, { identity: "user_identity" });
    // ! A: number for a variable
    step(Train, args, { environmentVariables: { A: 1 } });
    // ! a: number for a tag
    step(Train, args, { tags: { a: 1 } });
    // ! tags: list for tags
    step(Train, args, { tags: ["a"] });
    // ! p: truth for a property
    step(Train, args, { properties: { p: true } });
    // ! compute: number for a compute
    step(Train, args, { compute: 5 });
    // ! compute: folder for a compute
    step(Train, args, { compute: this.data });
    // ! mode: mode of a number
    step(Train, args, { inputs: { learningRate: { mode: "download" } } });
    // ! mode: mode of a text of a definition
    step(train, { data: this.data }, { inputs: { kernel: { mode: "direct" } } });
    // ! OutputSettings: text in place of settings
    step(Train, args, { outputs: { model: "rw_mount" } });
    // ! path: number for a path
    step(Train, args, { outputs: { model: { path: 5 } } });
    // ! "table": unknown kind of an output
    step(Train, args, { outputs: { model: { type: "table" } } });
    // ! "kubernetes": unknown place of a local run
    step(Train, args, { local: { environment: "kubernetes" } });
    // ! max: tries without a number
    step(Train, args, { local: { retries: {} } });
    // ! retries: number for tries
    step(Train, args, { local: { retries: 3 } });
    // ! "Debug": level in other letters
    step(score, { data: this.data.as("mltable"), model: this.model }, { loggingLevel: "Debug" });
    // ! "10 bytes": size in a wrong unit
    step(score, { data: this.data.as("mltable"), model: this.model }, { miniBatchSize: "10 bytes" });
    // ! maxRetries: text for a count
    step(score, { data: this.data.as("mltable"), model: this.model }, { retrySettings: { maxRetries: "2" } });
    // ! retries: misspelt
    step(score, { data: this.data.as("mltable"), model: this.model }, { retrySettings: { retries: 2 } });
    // ! instanceCount: setting of other resources
    step(count, { words: this.data }, { resources: { instanceCount: 2 } });
    // ! runtimeVersion: number for a version
    step(count, { words: this.data }, { resources: { runtimeVersion: 3.4 } });
    const sweeping = { primaryMetric: "a", goal: "maximize", limits: { maxTotalTrials: 1 } } as const;
    const swept = { trainingData: this.data, learningRate: uniform(0, 1) };
    // ! goal: in other letters
    sweep(Train, swept, { ...sweeping, goal: "Maximize" });
    // ! samplingAlgorithm: unknown algorithm
    sweep(Train, swept, { ...sweeping, samplingAlgorithm: "hyperband" });
    // ! "sobel": unknown rule
    sweep(Train, swept, { ...sweeping, samplingAlgorithm: { type: "random", rule: "sobel" } });
    // ! seed: setting of another algorithm
    sweep(Train, swept, { ...sweeping, samplingAlgorithm: { type: "grid", seed: 1 } });
    // ! "ten": text for a base
    sweep(Train, swept, { ...sweeping, samplingAlgorithm: { type: "random", logbase: "ten" } });
    // ! type: unknown policy
    sweep(Train, swept, { ...sweeping, earlyTermination: { type: "hyperband" } });
    // ! earlyTermination: name of a policy
    sweep(Train, swept, { ...sweeping, earlyTermination: "bandit" });
    // ! truncationPercentage: missing
    sweep(Train, swept, { ...sweeping, earlyTermination: { type: "truncation_selection" } });
    // ! maxTotalTrials: text for a count
    sweep(Train, swept, { ...sweeping, limits: { maxTotalTrials: "10" } });
    // ! maxTrials: misspelt
    sweep(Train, swept, { ...sweeping, limits: { maxTotalTrials: 1, maxTrials: 2 } });
    // ! trialTimeout: text for a time
    sweep(Train, swept, { ...sweeping, limits: { maxTotalTrials: 1, trialTimeout: "5m" } });
    // ! primaryMetric: number for a metric
    sweep(Train, swept, { ...sweeping, primaryMetric: 1 });
  }
}
// ! "1h": text for minutes
minutes("1h");
// ! jobTier: unknown tier of a definition
export const a = command({ command: "x", queueSettings: { jobTier: "fast" } });
// ! type: unknown service of a definition
export const b = command({ command: "x", services: { s: { type: "theia" } } });
// ! timeout: text for a time of a definition
export const c = command({ command: "x", limits: { timeout: "60" } });
// ! instanceCount: text for a count of a definition
export const d = command({ command: "x", resources: { instanceCount: "2" } });
// ! loggingLevel: unknown level of a definition
export const e = parallelRunFunction({ inputs: { data: "mltable" }, inputData: "data", task: { entryScript: "a.py" }, loggingLevel: "ERROR" });
// ! inputData: no such input
export const f = parallelRunFunction({ inputs: { data: "mltable" }, inputData: "table", task: { entryScript: "a.py" } });
// ! executorCores: text for a count
export const g = spark({ code: "./src", entry: { file: "a.py" }, executorCores: "2" });
// ! driverMemory: number for a size
export const h = spark({ code: "./src", entry: { file: "a.py" }, driverMemory: 2 });
// ! entry: text for an entry
export const i = spark({ code: "./src", entry: "a.py" });
// ! type: unknown distribution of a component
@commandComponent({ distribution: { type: "dask" } })
export class Distributed {
  run(): void {}
}
// ! instanceCount: text for a count of a component
@commandComponent({ resources: { instanceCount: "2" } })
export class Large {
  run(): void {}
}
