import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandComponent, context, type Default, input, output, type Output, type UriFile, type UriFolder } from "azml";
import { readFlowers } from "./iris.js";
import { confusionOf, confusionSvg, reportHtml } from "./report.js";
import { classify, type Model, train } from "./softmax.js";

/** Name of the model's file in the folder that is handed from step to step. */
const modelFileName = "model.json";

/** A class is one component: its fields are the ports, `run()` is the body. */
@commandComponent({ description: "Trains a softmax classifier on iris measurements." })
export class TrainModel {
  @input("uri_file", { description: "a file contains training data" }) trainingData!: UriFile;
  @input("integer", { description: "max epochs" }) maxEpochs!: number;
  @input("number", { description: "learning rate" }) learningRate: Default<number> = 0.02;
  @output("uri_folder", { description: "target folder to save model output" }) modelOutput!: Output<UriFolder>;

  /** What `run()` returns is the control output `output`. */
  @output("string")
  async run(): Promise<string> {
    const flowers = await readFlowers(this.trainingData);
    context.log(`training on ${flowers.length} flowers for ${this.maxEpochs} epochs`);
    const model = train(flowers, this.maxEpochs, this.learningRate, ({ epoch, loss, accuracy }) => {
      context.logMetric("loss", loss, epoch);
      context.logMetric("training_accuracy", accuracy, epoch);
    });
    await writeFile(join(this.modelOutput, modelFileName), JSON.stringify(model, null, 2));
    return modelFileName;
  }
}

@commandComponent({
  displayName: "Score",
  description: "Names the species of flowers that the model has not seen.",
  environment: "./env.yaml",
})
export class ScoreData {
  @input("uri_folder") modelInput!: UriFolder;
  @input("uri_file") testData!: UriFile;
  @input("string") modelFile!: string;
  @output("uri_folder") scoreOutput!: Output<UriFolder>;

  @output("string")
  async run(): Promise<string> {
    const model = JSON.parse(await readFile(join(this.modelInput, this.modelFile), "utf8")) as Model;
    const flowers = await readFlowers(this.testData);
    const lines = flowers.map(({ measures, species }) => {
      const { species: guess, probability } = classify(model, measures);
      return `${species},${guess},${probability.toFixed(4)}`;
    });
    await writeFile(join(this.scoreOutput, "score.csv"), `${["species,guess,probability", ...lines].join("\n")}\n`);
    context.log(`scored ${lines.length} flowers`);
    return "score.csv";
  }
}

/** The ports of the method component below. */
export class EvalModelPorts {
  @input("uri_folder") scoringResult!: UriFolder;
  @input("string") scoringFile!: string;
  @output("uri_folder") evalOutput!: Output<UriFolder>;
}

/** A static method is a component, too; several fit one class, as functions fit a module. */
export class Evaluation {
  @commandComponent({
    displayName: "Evaluate",
    description: "Measures how many flowers were named rightly, and draws a report.",
    environment: "./env.yaml",
    inputs: EvalModelPorts,
  })
  static async evalModel({ scoringResult, scoringFile, evalOutput }: EvalModelPorts): Promise<void> {
    const [, ...lines] = (await readFile(join(scoringResult, scoringFile), "utf8")).trim().split("\n");
    const confusion = confusionOf(
      lines.map((line) => {
        const [truth = "", guess = ""] = line.split(",");
        return { truth, guess };
      }),
    );
    const svg = confusionSvg(confusion);
    await writeFile(join(evalOutput, "confusion-matrix.svg"), svg);
    await writeFile(join(evalOutput, "report.html"), reportHtml(confusion, svg));
    context.logMetric("accuracy", confusion.accuracy);
    context.log(`accuracy on unseen flowers: ${confusion.accuracy.toFixed(3)}`);
  }
}
