import { type Binding, customModel, input, pipeline, step, uriFile, uriFolder } from "azml";
import { Prepare, Tools, Train } from "../components.js";

@pipeline()
export class Assets {
  @input("uri_folder") folder!: Binding<"uri_folder">;

  build() {
    const prepared = step(Prepare, { rawData: this.folder });
    const trainingData = prepared.outputs.trainingData;

    // ! rawData: plain text for a folder
    step(Prepare, { rawData: "./data" });
    // ! rawData: file for a folder
    step(Prepare, { rawData: uriFile("./data.csv") });
    // ! model: folder for a model
    step(Tools.evaluate, { model: uriFolder("./model") });
    // ! model: model of another format
    step(Tools.evaluate, { model: customModel("./model") });
    // ! learningRate: folder for a number
    step(Train, { trainingData, learningRate: uriFolder("./rate") });
    // ! rawData: step in place of its output
    step(Prepare, { rawData: prepared });
    // ! rawData: all outputs in place of one
    step(Prepare, { rawData: prepared.outputs });
  }
}
