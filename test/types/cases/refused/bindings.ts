import { type Binding, type Bindings, input, pipeline, step } from "azml";
import { Hyper, Prepare, Train, TrainingInputs } from "../components.js";

// Not decorated, so that the mistakes in its body are the only ones.
export class Computing {
  @input("number") rate!: Binding<"number">;
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("boolean") flag!: Binding<"boolean">;
  @input(Hyper) hyper!: Bindings<Hyper>;

  build() {
    // ! this.rate: multiplied
    step(Train, { trainingData: this.data, learningRate: this.rate * 2 });
    // ! this.rate: added to a number
    step(Train, { trainingData: this.data, learningRate: this.rate + 1 });
    // ! toFixed: method of the value
    this.rate.toFixed(2);
    // ! this.rate: passed where a number is needed
    Math.round(this.rate);
    // ! label: annotated as a text
    const label: string = this.data;
    // ! momentum: no such field in the group
    step(Train, { trainingData: this.data, learningRate: this.hyper.momentum });
    // ! "string": folder taken for a value
    this.data.as("string");
    // ! "uri_folder": value taken for a folder
    this.flag.as("uri_folder");
    // ! uri_folders: kind misspelt
    this.data.as("uri_folders");
    // ! rawdata: misspelt field of the pipeline
    step(Prepare, { rawData: this.rawdata });
    label.trim();
  }
}

export class Methods {
  @pipeline({ inputs: TrainingInputs })
  static nested({ rawData, epochs }: Bindings<TrainingInputs>) {
    // ! epochs: added to a number
    step(Train, { trainingData: rawData, learningRate: epochs + 1 });
    // ! learningRate: folder for a number
    step(Train, { trainingData: rawData, learningRate: rawData });
    return {};
  }

  @pipeline({ inputs: TrainingInputs })
  static unknown(inputs: Bindings<TrainingInputs>) {
    // ! rawdata: misspelt input of the method
    step(Prepare, { rawData: inputs.rawdata });
  }
}
