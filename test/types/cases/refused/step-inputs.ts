import { type Binding, input, mlflowModel, pipeline, step, uriFile, uriFolder, customModel } from "azml";
import { Prepare, Tools, Train, Training } from "../components.js";

@pipeline()
export class Inputs {
  @input("uri_folder") folder!: Binding<"uri_folder">;
  @input("uri_file") file!: Binding<"uri_file">;
  @input("mltable") table!: Binding<"mltable">;
  @input("string") text!: Binding<"string">;
  @input("number") rate!: Binding<"number">;
  @input("integer") count!: Binding<"integer">;
  @input("boolean") flag!: Binding<"boolean">;

  build() {
    const prepared = step(Prepare, { rawData: this.folder });
    const trainingData = prepared.outputs.trainingData;
    const trained = step(Train, { trainingData, learningRate: 0.1 });

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

    // ! rawData: string binding for a folder
    step(Prepare, { rawData: this.text });
    // ! rawData: file binding for a folder
    step(Prepare, { rawData: this.file });
    // ! model: folder binding for a model
    step(Tools.evaluate, { model: this.folder });
    // ! model: table binding for a model
    step(Tools.evaluate, { model: this.table });
    // ! epochs: number binding for an integer of another pipeline
    step(Training, { rawData: this.folder, epochs: this.rate, hyper: { learningRate: 1 } });
    // ! learningRate: string binding for a number
    step(Train, { trainingData, learningRate: this.text });
    // ! kernel: number binding for a string
    step(Train, { trainingData, learningRate: 0.1, kernel: this.rate });
    // ! verbose: integer binding for a boolean
    step(Train, { trainingData, learningRate: 0.1, verbose: this.count });
    // ! epochs: boolean binding for an integer
    step(Train, { trainingData, learningRate: 0.1, epochs: this.flag });
    // ! rawData: control output for a folder
    step(Prepare, { rawData: trained.outputs.output });
    // ! model: another model output
    step(Tools.evaluate, { model: trained.outputs.checkpoint });
    // ! threshold: model for a number
    step(Tools.evaluate, { model: mlflowModel("azureml:m:1"), threshold: trained.outputs.model });
    // ! model: method component without its input
    step(Tools.evaluate, { threshold: 1 });
    // ! anything: method component that takes nothing
    step(Tools.ping, { anything: 1 });
  }
}
