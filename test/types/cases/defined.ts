// Components that are defined in data, and one of a workspace.
import { command, component, dataTransfer, environment, minutes, parallelRunFunction, spark } from "azml";
export const train = command({
  name: "train",
  displayName: "Train",
  description: "Trains.",
  command: "python train.py --data ${{inputs.data}} $[[--depth ${{ inputs.depth }}]] --rate ${{inputs.rate}} --model ${{outputs.model}} > ${{name}}",
  inputs: {
    data: "uri_folder",
    depth: "integer?",
    rate: { type: "number", default: 0.1, min: 0, max: 1 },
    kernel: { type: "string", enum: ["rbf", "linear"], default: "rbf" },
    fast: { type: "boolean", default: false },
    table: { type: "mltable", mode: "eval_mount", optional: true },
  },
  outputs: { model: "custom_model", report: { type: "uri_file", mode: "upload", description: "A page." }, ok: { type: "boolean", earlyAvailable: true } },
  code: "./src",
  environment: environment({ image: "python:3.12" }),
  resources: { instanceCount: 2, shmSize: "2g" },
  distribution: { type: "pytorch", processCountPerInstance: 2 },
  limits: { timeout: minutes(10) },
  services: { lab: { type: "jupyter_lab" } },
  identity: { type: "user_identity" },
  queueSettings: { jobTier: "spot" },
  environmentVariables: { A: "b" },
  compute: "gpu",
});
export const score = parallelRunFunction({
  name: "score",
  inputs: { data: "mltable", model: "mlflow_model", top: { type: "integer", default: 3 } },
  outputs: { scores: "uri_file" },
  inputData: "data",
  miniBatchSize: "10kb",
  retrySettings: { maxRetries: 2, timeout: 60 },
  errorThreshold: -1,
  task: { code: "./src", entryScript: "score.py", programArguments: "--top ${{inputs.top}} --model ${{inputs.model}}", appendRowTo: "scores", environment: "azureml:env:1" },
});
export const count = spark({
  name: "count",
  code: "./src",
  entry: { file: "count.py" },
  args: "--words ${{inputs.words}} --counts ${{outputs.counts}}",
  inputs: { words: { type: "uri_folder", mode: "direct" } },
  outputs: { counts: { type: "uri_folder", mode: "direct" } },
  driverCores: 1,
  driverMemory: "2g",
  executorCores: 2,
  executorMemory: "2g",
  executorInstances: 2,
  conf: { "spark.x": true },
  resources: { instanceType: "standard_e4s_v3", runtimeVersion: "3.4" },
});
export const merge = dataTransfer.copy({ name: "merge", inputs: { a: "uri_folder", b: "uri_folder" }, outputs: { all: "uri_folder" }, dataCopyMode: "merge_with_overwrite" });
export const registered = component("azureml:train:3", { inputs: { data: "uri_folder", epochs: "integer?" }, outputs: { model: "mlflow_model" } });
