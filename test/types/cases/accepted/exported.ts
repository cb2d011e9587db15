// What libraries export without annotations: every type has to have a name that they can import.
import { commandComponent, input, loadComponent, output, pipeline, step, uriFolder } from "azml";
import { loaded, Prepare, Tools, Train, Training, unchecked } from "../components.js";

export const folder = uriFolder("./data");
export const mine = loadComponent("./mine.yml", { inputs: { text: "string" } });
export const component = commandComponent();
export const flow = pipeline({ defaultCompute: "cpu" });
export const textInput = input("string", { enum: ["a"] });
export const modelOutput = output("mlflow_model");

export class Steps {
  trained() {
    return step(Train, { trainingData: folder, learningRate: 1 });
  }
  all() {
    const prepared = step(Prepare, { rawData: folder });
    const checked = step(Tools.evaluate, { model: prepared.outputs.table.as("mlflow_model") });
    const nested = step(Training, { rawData: folder, hyper: { learningRate: 1 } });
    return { prepared, checked, nested, loaded: step(loaded, { training_data: folder }), any: step(unchecked, {}), outputs: prepared.outputs };
  }
}
