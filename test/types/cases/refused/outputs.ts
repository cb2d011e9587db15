import { type Binding, commandComponent, input, output, type Output, pipeline, step, type UriFolder } from "azml";
import { loaded, Prepare, Tools, Train, Training } from "../components.js";

@commandComponent()
export class Silent {
  @output("uri_folder") folder!: Output<UriFolder>;
  run(): void {}
}

@pipeline()
export class Outputs {
  @input("uri_folder") data!: Binding<"uri_folder">;

  build() {
    const prepared = step(Prepare, { rawData: this.data });
    const trained = step(Train, { trainingData: this.data, learningRate: 1 });
    const nested = step(Training, { rawData: this.data, hyper: { learningRate: 1 } });

    // ! nope: unknown output
    prepared.outputs.nope;
    // ! trainingdata: misspelt output
    prepared.outputs.trainingdata;
    // ! rawData: input asked for as an output
    prepared.outputs.rawData;
    // ! trainingData: output asked of the step
    prepared.trainingData;
    // ! output: a body that returns nothing has no output of its own
    step(Silent, {}).outputs.output;
    // ! score: unknown output of a nested pipeline
    nested.outputs.score;
    // ! reports: unknown output of a method component
    step(Tools.evaluate, { model: trained.outputs.model }).outputs.reports;
    // ! model: unknown output of a loaded component
    step(loaded, { training_data: this.data }).outputs.model;
    // ! outputs: outputs are read only
    prepared.outputs = trained.outputs;
    return { model: trained.outputs.model };
  }
}
