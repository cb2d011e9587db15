import { choice, hours, job, loadComponent, pipeline, step, sweep, uniform } from "azml";
import { iris } from "./iris.js";

const trainModel = loadComponent("./train.yml", {
  inputs: {
    data: "uri_folder",
    c_value: "number?",
    kernel: "string?",
    degree: "integer?",
    gamma: "string?",
    coef0: "number?",
    shrinking: "boolean?",
    probability: "boolean?",
    tol: "number?",
    cache_size: "number?",
    verbose: "boolean?",
    max_iter: "integer?",
    decision_function_shape: "string?",
    break_ties: "boolean?",
    random_state: "integer?",
  },
  outputs: { model_output: "mlflow_model", test_data: "uri_folder" },
});
const predict = loadComponent("./predict.yml", {
  inputs: { model: "mlflow_model", test_data: "uri_folder" },
  outputs: { predict_result: "uri_folder" },
});

@pipeline({
  description: "Tune hyperparameters using sample components.",
  defaultCompute: "cpu-cluster",
  experimentName: "pipeline_samples",
})
export class PipelineWithHyperparameterSweep {
  build() {
    // Where the component takes a value, a search space takes its place; what is not swept is passed as to step().
    const best = sweep(
      trainModel,
      {
        data: iris,
        c_value: uniform(0.5, 0.9),
        kernel: choice("rbf", "linear", "poly"),
        coef0: uniform(0.1, 1),
        degree: 3,
        gamma: "scale",
        shrinking: false,
        probability: false,
        tol: 0.001,
        cache_size: 1024,
        verbose: false,
        max_iter: -1,
        decision_function_shape: "ovr",
        break_ties: false,
        random_state: 42,
      },
      {
        name: "sweep_step",
        primaryMetric: "training_f1_score",
        goal: "minimize",
        samplingAlgorithm: "random",
        compute: "cpu-cluster",
        limits: { maxTotalTrials: 20, maxConcurrentTrials: 10, timeout: hours(2) },
      },
    );
    // The outputs of a sweep are those of its best trial.
    step(predict, { model: best.outputs.model_output, test_data: best.outputs.test_data }, { name: "score_data" });
  }
}

export default job(PipelineWithHyperparameterSweep, {});
