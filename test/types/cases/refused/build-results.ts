// What build() returns is refused where the pipeline is used.
import { type Binding, type Bindings, input, job, pipeline, step, uriFolder } from "azml";
import { Prepare, TrainingInputs } from "../components.js";

@pipeline()
class Asynchronous {
  async build() {
    const prepared = step(Prepare, { rawData: uriFolder("./data") });
    return { data: prepared.outputs.trainingData };
  }
}
// ! Asynchronous: promise of outputs
job(Asynchronous, {});

@pipeline()
class ReturnsStep {
  @input("uri_folder") data!: Binding<"uri_folder">;
  build() {
    return step(Prepare, { rawData: this.data });
  }
}
// ! ReturnsStep: step in place of its outputs
job(ReturnsStep, { data: uriFolder("./data") });

@pipeline()
class ReturnsValue {
  build() {
    return { accuracy: 0.9 };
  }
}
// ! ReturnsValue: value under a name
job(ReturnsValue, {});

@pipeline()
class ReturnsBinding {
  build() {
    return step(Prepare, { rawData: uriFolder("./data") }).outputs.table;
  }
}
// ! ReturnsBinding: output without a name
job(ReturnsBinding, {});

@pipeline()
class ReturnsList {
  build() {
    return [step(Prepare, { rawData: uriFolder("./data") }).outputs.table];
  }
}

export class Methods {
  @pipeline({ inputs: TrainingInputs })
  static async later(inputs: Bindings<TrainingInputs>) {
    step(Prepare, { rawData: inputs.rawData });
  }
}

@pipeline()
export class Outer {
  build() {
    // ! ReturnsList: list of outputs, nested
    step(ReturnsList, {});
    // ! Methods.later: asynchronous method, nested
    step(Methods.later, { rawData: uriFolder("./data") });
  }
}

declare const model: Binding<"mlflow_model">;
interface Named {
  model: Binding<"mlflow_model">;
  accuracy: number;
}
@pipeline()
export class ReturnsInterface {
  build(): Named {
    return { model, accuracy: 1 };
  }
}
// ! accuracy: interface with a value in it
export const fromInterface = job(ReturnsInterface, {});

@pipeline()
export class ReturnsMixed {
  build() {
    return { model, report: "text", step: { outputs: 1 } };
  }
}
// ! report: one of several
export const mixed = job(ReturnsMixed, {});
class ReturnsTuple {
  build() {
    return [model] as const;
  }
}
// ! ReturnsTuple: list of outputs, in a job
export const listed = job(ReturnsTuple, {});
class ReturnsNested {
  build() {
    return { model, more: { model } };
  }
}
// ! more: outputs within outputs
export const nested = job(ReturnsNested, {});
class ReturnsReference {
  build() {
    return { model, data: uriFolder("./data") };
  }
}
// ! data: data in place of an output
export const reference = job(ReturnsReference, {});
class ReturnsClass {
  build() {
    return { model, prepare: Prepare };
  }
}
// ! prepare: component in place of an output
export const ofClass = job(ReturnsClass, {});
