import { type Binding, input, pipeline, step } from "azml";
import { Prepare, Tools, Train, Training } from "../components.js";

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
