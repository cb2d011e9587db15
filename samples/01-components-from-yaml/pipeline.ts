import { type Binding, type Default, input, job, loadComponent, pipeline, step, uriFolder } from "azml";

// Components as they are in their YAML files. With their ports said here, tsc checks the wiring below; azml checks
// that the files say the same.
const trainModel = loadComponent("./train_model.yml", {
  inputs: { training_data: "uri_folder", max_epochs: "integer?", learning_rate: "number?", learning_rate_schedule: "string?" },
  outputs: { model_output: "uri_folder" },
});
const scoreData = loadComponent("./score_data.yml", {
  inputs: { model_input: "uri_folder", test_data: "uri_folder" },
  outputs: { score_output: "uri_folder" },
});
const evalModel = loadComponent("./eval_model.yml", {
  inputs: { scoring_result: "uri_folder" },
  outputs: { eval_output: "uri_folder" },
});

@pipeline({
  description: "E2E dummy train-score-eval pipeline with components defined via yaml.",
  defaultCompute: "cpu-cluster",
})
export class PipelineWithComponentsFromYaml {
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

const data = uriFolder("./data/");
export default job(PipelineWithComponentsFromYaml, { trainingInput: data, testInput: data }, { experimentName: "pipeline_samples" });
