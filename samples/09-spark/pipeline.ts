import { type Binding, command, input, job, loadComponent, pipeline, step } from "azml";
import { trainData } from "./train-data.js";

const kmeans = loadComponent("./components/spark_kmeans.yml", {
  inputs: { file_input: "uri_file" },
  outputs: { output: "uri_folder" },
});

const showOutput = command({
  inputs: { spark_output: { type: "uri_folder" } },
  command: "ls ${{inputs.spark_output}}",
  environment: "azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
});

@pipeline({ experimentName: "pipeline_samples" })
export class SparkPipelineFromYaml {
  @input("uri_folder") trainData!: Binding<"uri_folder">;

  build() {
    const clustered = step(
      kmeans,
      { file_input: this.trainData.as("uri_file") },
      {
        name: "kmeans_clustering",
        resources: { instanceType: "Standard_E8S_V3", runtimeVersion: "3.4.0" },
        outputs: { output: { mode: "direct" } },
        local: { environment: "venv" },
      },
    );
    step(showOutput, { spark_output: clustered.outputs.output }, { name: "show_output", compute: "cpu-cluster" });
  }
}

export default job(SparkPipelineFromYaml, { trainData });
