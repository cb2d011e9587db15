import { type Binding, component, type Default, input, job, pipeline, step, uriFolder } from "azml";

// Components that the workspace has. Their ports said here, tsc checks the wiring like that of a class.
const trainModel = component("azureml:train_model:0.0.3", {
  inputs: { training_data: "uri_folder", max_epochs: "integer?", learning_rate: "number?", learning_rate_schedule: "string?" },
  outputs: { model_output: "uri_folder" },
});
const scoreData = component("azureml:score_data:0.0.3", {
  inputs: { model_input: "uri_folder", test_data: "uri_folder" },
  outputs: { score_output: "uri_folder" },
});
const evalModel = component("azureml:eval_model:0.0.9", {
  inputs: { scoring_result: "uri_folder" },
  outputs: { eval_output: "uri_folder" },
});

@pipeline({
  description: "E2E dummy train-score-eval pipeline with registered components.",
  defaultCompute: "cpu-cluster",
  experimentName: "pipeline_samples",
})
export class PipelineWithRegisteredComponents {
  @input("uri_folder") trainingInput!: Binding<"uri_folder">;
  @input("uri_folder") testInput!: Binding<"uri_folder">;
  @input("integer", { default: 20 }) trainingMaxEpochs!: Default<Binding<"integer">>;
  @input("number", { default: 1.8 }) trainingLearningRate!: Default<Binding<"number">>;
  @input("string", { default: "time-based" }) learningRateSchedule!: Default<Binding<"string">>;

  build() {
    const train = step(
      trainModel,
      {
        training_data: this.trainingInput,
        max_epochs: this.trainingMaxEpochs,
        learning_rate: this.trainingLearningRate,
        learning_rate_schedule: this.learningRateSchedule,
      },
      { name: "train_with_sample_data" },
    );
    const score = step(
      scoreData,
      { model_input: train.outputs.model_output, test_data: this.testInput },
      { name: "score_with_sample_data", outputs: { score_output: { mode: "upload" } } },
    );
    const evaluate = step(evalModel, { scoring_result: score.outputs.score_output }, { name: "eval_with_sample_data" });
    return {
      trainedModel: train.outputs.model_output,
      scoredData: score.outputs.score_output,
      evaluationReport: evaluate.outputs.eval_output,
    };
  }
}

export default job(PipelineWithRegisteredComponents, { trainingInput: uriFolder("./data/"), testInput: uriFolder("./data/") });
