import { commandComponent, context, type CustomModel, type Default, input, output, type Output, type UriFolder } from "azml";
import { allPixels, shuffledBatches } from "./batches.js";
import { type Images, readImages } from "./images.js";
import { writeModel } from "./model-files.js";
import { newTraining, probabilities, trainBatch, type Weights } from "./network.js";

const batchSize = 100;

/** Trains a network of one hidden layer. */
@commandComponent({ description: "Trains a network that names handwritten digits." })
export class TrainClassifier {
  @input("uri_folder") training!: UriFolder;
  @input("uri_folder") validation!: UriFolder;
  @input("number", { min: 0 }) learningRate!: number;
  @input("integer", { min: 1, description: "neurons in the hidden layer" }) width!: number;
  @input("integer", { min: 1 }) epochs: Default<number> = 10;
  @input("integer") seed: Default<number> = 1;
  @output("custom_model") model!: Output<CustomModel>;

  async run(): Promise<void> {
    const [images, held] = [await readImages(this.training), await readImages(this.validation)];
    let training = newTraining(this.width, this.seed);
    for (let epoch = 1; epoch <= this.epochs; epoch++) {
      const losses: number[] = [];
      for (const batch of shuffledBatches(images, batchSize, this.seed * 1000 + epoch)) {
        const [loss, next] = await trainBatch(training, batch, this.learningRate);
        losses.push(loss);
        training = next;
      }
      context.logMetric("loss", losses.reduce((sum, loss) => sum + loss, 0) / losses.length, epoch);
      context.logMetric("validation_accuracy", await accuracy(training.weights, held), epoch);
    }
    await writeModel(this.model, training.weights);
  }
}

async function accuracy(weights: Weights, images: Images): Promise<number> {
  const guesses = (await probabilities(weights, allPixels(images))).map((each) => each.indexOf(Math.max(...each)));
  return guesses.filter((guess, at) => guess === images.labels[at]).length / guesses.length;
}
