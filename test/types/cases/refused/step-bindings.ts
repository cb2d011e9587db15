import { type Binding, input, mlflowModel, pipeline, step } from "azml";
import { Prepare, Tools, Train, Training } from "../components.js";

@pipeline()
export class Kinds {
  @input("uri_folder") folder!: Binding<"uri_folder">;
  @input("uri_file") file!: Binding<"uri_file">;
  @input("mltable") table!: Binding<"mltable">;
  @input("string") text!: Binding<"string">;
  @input("number") rate!: Binding<"number">;
  @input("integer") count!: Binding<"integer">;
  @input("boolean") flag!: Binding<"boolean">;

  build() {
    const trainingData = step(Prepare, { rawData: this.folder }).outputs.trainingData;
    const trained = step(Train, { trainingData, learningRate: 0.1 });

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
  }
}
