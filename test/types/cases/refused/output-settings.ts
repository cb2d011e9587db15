import { type Binding, command, input, output, type Output, pipeline, step } from "azml";
import { Prepare, Tools, Train, Training } from "../components.js";
import { train } from "../defined.js";

@pipeline()
export class Settings {
  @input("uri_folder") data!: Binding<"uri_folder">;

  build() {
    const inputs = { trainingData: this.data, learningRate: 0.1 };
    // ! models: settings of an unknown output
    step(Train, inputs, { outputs: { models: { mode: "upload" } } });
    // ! mode: unknown output mode
    step(Train, inputs, { outputs: { model: { mode: "download" } } });
    // ! version: number for a version
    step(Train, inputs, { outputs: { model: { name: "m", version: 1 } } });
    // ! modes: misspelt output setting
    step(Prepare, { rawData: this.data }, { outputs: { table: { modes: "upload" } } });
    // ! reports: settings of an unknown output of a method component
    step(Tools.ping, {}, { outputs: { reports: { mode: "upload" } } });
    // ! score: settings of an unknown output of a nested pipeline
    step(Training, { rawData: this.data, hyper: { learningRate: 1 } }, { outputs: { score: {} } });
  }
}
export class Kinds {
  // ! mode: mode of a number
  @output("number", { mode: "upload" }) a!: Output<number>;
  // ! optional: option of inputs on a returned value
  @output("number", { optional: true }) b(): number {
    return 1;
  }
  // ! name: of a returned value
  @output("number", { name: "accuracy" }) c(): number {
    return 1;
  }
}
// ! mode: mode of a number of a definition
export const a = command({ command: "x", outputs: { n: { type: "number", mode: "upload" } } });
// ! earlyAvailable: folder that is read early
export const b = command({ command: "x", outputs: { f: { type: "uri_folder", earlyAvailable: true } } });
@pipeline()
export class Values {
  @input("uri_folder") data!: Binding<"uri_folder">;
  build() {
    // ! mode: mode of a returned number
    step(Train, { trainingData: this.data, learningRate: 1 }, { outputs: { output: { mode: "upload" } } });
    // ! path: path of a returned number
    step(Train, { trainingData: this.data, learningRate: 1 }, { outputs: { output: { path: "azureml://datastores/d/paths/x" } } });
    // ! mode: mode of a value of a definition
    step(train, { data: this.data }, { outputs: { ok: { mode: "upload" } } });
  }
}
