import { type Binding, input, pipeline, step, type Bindings } from "azml";
import { Hyper, Prepare, TrainingInputs } from "../components.js";

// ! build(): class without it
@pipeline()
export class NoBuild {
  @input("string") text!: Binding<"string">;
}

// ! build(): with parameters
@pipeline()
export class BuildParameters {
  build(data: Binding<"uri_folder">) {
    step(Prepare, { rawData: data });
  }
}

// ! defaultcompute: misspelt option
@pipeline({ defaultcompute: "cpu" })
export class Misspelt {
  build() {}
}

// ! forceRerun: text for a truth
@pipeline({ forceRerun: "yes" })
export class Rerun {
  build() {}
}

export class Methods {
  // ! values: parameter of values, not of bindings
  @pipeline({ inputs: TrainingInputs })
  static values(inputs: TrainingInputs) {
    inputs.rawData.toString();
  }

  // ! other: bindings of another class
  @pipeline({ inputs: TrainingInputs })
  static other(inputs: Bindings<Hyper>) {
    inputs.epochs.as("number");
  }
}
