import { type Binding, input, pipeline, step } from "azml";
import { Prepare, Train } from "../components.js";

@pipeline()
export class Literals {
  @input("uri_folder") folder!: Binding<"uri_folder">;

  build() {
    const trainingData = step(Prepare, { rawData: this.folder }).outputs.trainingData;

    // ! learningRate: text for a number
    step(Train, { trainingData, learningRate: "0.1" });
    // ! epochs: truth for an integer
    step(Train, { trainingData, learningRate: 0.1, epochs: true });
    // ! verbose: text for a boolean
    step(Train, { trainingData, learningRate: 0.1, verbose: "true" });
    // ! verbose: number for a boolean
    step(Train, { trainingData, learningRate: 0.1, verbose: 1 });
    // ! kernel: number for a string
    step(Train, { trainingData, learningRate: 0.1, kernel: 5 });
    // ! learningRate: list for a number
    step(Train, { trainingData, learningRate: [0.1, 0.2] });
    // ! learningRate: null for a required input
    step(Train, { trainingData, learningRate: null });
    // ! learningRate: undefined for a required input
    step(Train, { trainingData, learningRate: undefined });
    // ! note: null for an optional input
    step(Train, { trainingData, learningRate: 0.1, note: null });
    // ! learningRate: promise for a number
    step(Train, { trainingData, learningRate: Promise.resolve(0.1) });
  }
}
