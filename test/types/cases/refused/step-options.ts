import { type Binding, input, pipeline, step } from "azml";
import { Train } from "../components.js";

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
