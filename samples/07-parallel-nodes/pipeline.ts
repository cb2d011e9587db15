import { type Binding, environment, input, job, loadComponent, mltable, parallelRunFunction, pipeline, step, uriFolder } from "azml";

const prepareData = loadComponent("./src/prepare_data.yml", {
  inputs: { input_data: "uri_folder" },
  outputs: { file_output_data: "mltable", tabular_output_data: "mltable" },
});

/** Each mini-batch is one file. */
const fileBatchScore = parallelRunFunction({
  name: "file_batch_score",
  displayName: "Batch Score with File Dataset",
  description: "parallel component for batch score",
  inputs: { job_data_path: { type: "mltable", description: "The data to be split and scored in parallel" } },
  outputs: { job_output_path: { type: "mltable" } },
  inputData: "job_data_path",
  resources: { instanceCount: 2 },
  maxConcurrencyPerInstance: 1,
  miniBatchSize: 1,
  miniBatchErrorThreshold: 1,
  retrySettings: { maxRetries: 2, timeout: 60 },
  loggingLevel: "DEBUG",
  task: {
    code: "./src",
    entryScript: "file_batch_inference.py",
    programArguments: "--job_output_path ${{outputs.job_output_path}}",
    environment: "azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
  },
});

/** Each mini-batch is some rows of a table, and what the script returns for them is appended to one file. */
const batchScoreWithTabularInput = parallelRunFunction({
  name: "batch_score_with_tabular_input",
  displayName: "Batch Score with Tabular Dataset",
  description: "parallel component for batch score",
  inputs: {
    job_data_path: { type: "mltable", description: "The data to be split and scored in parallel" },
    score_model: { type: "uri_folder", description: "The model for batch score." },
  },
  outputs: { job_output_path: { type: "mltable" } },
  inputData: "job_data_path",
  resources: { instanceCount: 2 },
  maxConcurrencyPerInstance: 2,
  miniBatchSize: 100,
  miniBatchErrorThreshold: 5,
  retrySettings: { maxRetries: 2, timeout: 60 },
  loggingLevel: "DEBUG",
  task: {
    code: "./src",
    entryScript: "tabular_batch_inference.py",
    programArguments:
      "--model ${{inputs.score_model}} --job_output_path ${{outputs.job_output_path}} --error_threshold 5 --allowed_failed_percent 30 --task_overhead_timeout 1200 --progress_update_timeout 600 --first_task_creation_timeout 600 --copy_logs_to_parent True --resource_monitor_interva 20 ",
    appendRowTo: "job_output_path",
    environment: environment({
      image: "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04",
      conda: "./src/environment_parallel.yml",
    }),
  },
});

@pipeline({ defaultCompute: "cpu-cluster", experimentName: "pipeline_samples" })
export class ParallelInPipeline {
  @input("mltable") pipelineJobDataPath!: Binding<"mltable">;
  @input("uri_folder") pipelineScoreModel!: Binding<"uri_folder">;

  build() {
    const prepared = step(
      prepareData,
      { input_data: this.pipelineJobDataPath },
      { outputs: { file_output_data: { type: "mltable" }, tabular_output_data: { type: "mltable" } } },
    );
    const files = step(
      fileBatchScore,
      { job_data_path: prepared.outputs.file_output_data },
      { inputs: { job_data_path: { mode: "eval_mount" } } },
    );
    const rows = step(
      batchScoreWithTabularInput,
      { job_data_path: prepared.outputs.tabular_output_data, score_model: this.pipelineScoreModel },
      { inputs: { job_data_path: { mode: "direct" } } },
    );
    return { pipelineJobOutFile: files.outputs.job_output_path, pipelineJobOutTabular: rows.outputs.job_output_path };
  }
}

export default job(
  ParallelInPipeline,
  { pipelineJobDataPath: mltable("./dataset/", { mode: "ro_mount" }), pipelineScoreModel: uriFolder("./model/", { mode: "download" }) },
  { outputs: { pipelineJobOutTabular: { type: "uri_file" } } },
);
