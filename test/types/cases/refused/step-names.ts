import { type Binding, input, pipeline, step } from "azml";
import { Prepare, Train } from "../components.js";

@pipeline()
export class Names {
  @input("uri_folder") folder!: Binding<"uri_folder">;

  build() {
    const trainingData = step(Prepare, { rawData: this.folder }).outputs.trainingData;

    // ! learningRate: one input missing
    step(Train, { trainingData });
    // ! trainingData, learningRate: two inputs missing
    step(Train, {});
    // ! step: no inputs at all
    step(Train);
    // ! epoch: misspelt optional input
    step(Train, { trainingData, learningRate: 0.1, epoch: 3 });
    // ! learning_rate: wire name in place of the property
    step(Train, { trainingData, learningRate: 0.1, learning_rate: 0.1 });
    // ! model: output given as an input
    step(Train, { trainingData, learningRate: 0.1, model: "./model" });
  }
}
