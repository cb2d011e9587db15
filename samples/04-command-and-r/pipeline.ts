import { type Binding, command, environment, input, job, pipeline, step } from "azml";

// One Docker image for all three steps, built from the folder. Two equal environments are one on the wire.
const r = environment({ build: { path: "./docker_context" } });
const customPath = "azureml://datastores/workspaceblobstore/paths/custom_path/${{name}}/";

/** The shell is a language, too. tsc knows the ports that the text names. */
const downloadInput = command({
  name: "download-input",
  displayName: "Download Data",
  description: "Download a input from remote URL and return it in output.",
  tags: {},
  inputs: {
    url: { type: "string", default: "https://azuremlexamples.blob.core.windows.net/datasets/iris.csv" },
    file_name: { type: "string", default: "data.csv" },
  },
  outputs: { output_folder: { type: "uri_folder", mode: "rw_mount" } },
  command: "curl ${{inputs.url}} > ${{outputs.output_folder}}/${{inputs.file_name}}",
  environment: r,
});

const trainDataWithR = command({
  name: "train-data-with-R",
  displayName: "Train Data with R",
  description: "Train data with R.",
  tags: {},
  inputs: { iris: { type: "uri_folder" }, file_name: { type: "string", default: "data.csv" } },
  command: "Rscript train.R --data_folder ${{inputs.iris}}/${{inputs.file_name}}",
  code: "./src",
  environment: environment({ build: { path: "./docker_context" } }),
  services: { "Jupyterlab endpoint": { type: "jupyter_lab" }, "Vscode endpoint": { type: "vs_code" } },
});

const showData = command({
  name: "show-data",
  displayName: "Show Data",
  description: "Show data in command line and return it in output.",
  tags: {},
  inputs: { input_folder: { type: "uri_folder" }, file_name: { type: "string", default: "data.csv" } },
  outputs: { output_folder: { type: "uri_folder", mode: "rw_mount" } },
  command:
    "cat ${{inputs.input_folder}}/${{inputs.file_name}} && cp ${{inputs.input_folder}}/${{inputs.file_name}} ${{outputs.output_folder}}/${{inputs.file_name}}",
  environment: r,
});

@pipeline({
  description: "The hello world pipeline job.",
  tags: { owner: "sdkteam", tag: "tagvalue" },
  defaultCompute: "cpu-cluster",
  experimentName: "pipeline_samples",
})
export class PipelineWithNonPythonComponents {
  @input("string") url!: Binding<"string">;
  @input("string") fileName!: Binding<"string">;

  build() {
    const download = step(
      downloadInput,
      { url: this.url, file_name: this.fileName },
      { name: "download_data_node", outputs: { output_folder: { mode: "rw_mount", path: customPath } } },
    );
    // Without a name of its own a node is called like its component: train_data_with_r.
    step(trainDataWithR, { iris: download.outputs.output_folder, file_name: this.fileName });
    const show = step(showData, { input_folder: download.outputs.output_folder, file_name: this.fileName }, { name: "show_data_node" });
    return { outputFile: show.outputs.output_folder };
  }
}

export default job(
  PipelineWithNonPythonComponents,
  { url: "https://azuremlexamples.blob.core.windows.net/datasets/iris.csv", fileName: "data.csv" },
  { outputs: { outputFile: { mode: "rw_mount", path: customPath } } },
);
