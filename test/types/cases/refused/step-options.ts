import { type Binding, input, pipeline, step } from "azml";
import { Prepare, Tools, Train, Training } from "../components.js";

@pipeline()
export class Options {
  @input("uri_folder") data!: Binding<"uri_folder">;

  build() {
    const inputs = { trainingData: this.data, learningRate: 0.1 };
    // ! computer: misspelt option
    step(Train, inputs, { computer: "gpu" });
    // ! name: number for a name
    step(Train, inputs, { name: 5 });
    // ! compute: binding for a compute
    step(Train, inputs, { compute: this.data });
    // ! a: number in the tags
    step(Train, inputs, { tags: { a: 1 } });
    // ! EPOCHS: number for a variable
    step(Train, inputs, { environmentVariables: { EPOCHS: 5 } });
    // ! instanceCounts: misspelt resource
    step(Train, inputs, { resources: { instanceCounts: 2 } });
    // ! type: unknown distribution
    step(Train, inputs, { distribution: { type: "horovod" } });
    // ! timeouts: misspelt limit
    step(Train, inputs, { limits: { timeouts: 60 } });
    // ! timeout: truth for a time limit
    step(Train, inputs, { limits: { timeout: true } });
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
