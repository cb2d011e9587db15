import { type Binding, input, pipeline, step } from "azml";
import { Train, Training } from "../components.js";

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
  }
}

@pipeline()
export class MoreOptions {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("number") rate!: Binding<"number">;

  build() {
    const inputs = { trainingData: this.data, learningRate: 0.1 };
    // ! type: unknown identity
    step(Train, inputs, { identity: { type: "me" } });
    // ! clientID: misspelt id
    step(Train, inputs, { identity: { type: "managed_identity", clientID: "c" } });
    // ! tier: misspelt setting of the queue
    step(Train, inputs, { queueSettings: { tier: "spot" } });
    // ! type: number for the type of a service
    step(Train, inputs, { services: { lab: { type: 5 } } });
    // ! instanceCount: number for a count
    step(Train, inputs, { resources: { instanceCount: this.rate } });
    // ! a: number in the properties
    step(Train, inputs, { properties: { a: 1 } });
    // ! learning_rate: wire name in the settings of inputs
    step(Train, inputs, { inputs: { learning_rate: {} } });
    // ! compute: option of commands for a pipeline
    step(Training, { rawData: this.data, hyper: { learningRate: 1 } }, { compute: "gpu" });
  }
}
