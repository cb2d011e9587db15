import { type Binding, type Default, input, job, pipeline, step, uriFile } from "azml";
import { Evaluation, ScoreData, TrainModel } from "./components.js";

/** Where Azure ML is to keep two of the outputs; `${{name}}` is the name of the job. */
const customPath = "azureml://datastores/workspaceblobstore/paths/custom_path/${{name}}/";

/** A pipeline: its fields are its inputs, `build()` wires the steps and returns the outputs. */
@pipeline({
  name: "train_score_eval",
  description: "Trains, scores and evaluates a classifier of iris flowers, with components defined as decorated classes.",
  experimentName: "pipeline_samples",
  defaultCompute: "cpu-cluster",
})
export class TrainScoreEval {
  @input("uri_file") inputData!: Binding<"uri_file">;
  @input("uri_file") testData!: Binding<"uri_file">;
  @input("number", { default: 0.1 }) learningRate!: Default<Binding<"number">>;

  build() {
    const trained = step(
      TrainModel,
      { trainingData: this.inputData, maxEpochs: 5, learningRate: this.learningRate },
      { name: "train_with_sample_data" },
    );
    const scored = step(
      ScoreData,
      { modelInput: trained.outputs.modelOutput, testData: this.testData, modelFile: trained.outputs.output },
      { name: "score_with_sample_data", outputs: { scoreOutput: { mode: "rw_mount", path: customPath } } },
    );
    const evaluated = step(
      Evaluation.evalModel,
      { scoringResult: scored.outputs.scoreOutput, scoringFile: scored.outputs.output },
      { name: "eval_with_sample_data" },
    );
    return { evalOutput: evaluated.outputs.evalOutput, modelOutput: trained.outputs.modelOutput };
  }
}

export default job(
  TrainScoreEval,
  { inputData: uriFile("../data/iris-train.csv"), testData: uriFile("../data/iris-test.csv") },
  { outputs: { modelOutput: { mode: "rw_mount", path: customPath } } },
);
