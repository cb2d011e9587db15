// What a binding is decides nothing: its value is there only when the pipeline runs.
import { type Binding, type Default, input, pipeline, step } from "azml";
import { Prepare, Tools, Train } from "../components.js";

@pipeline()
export class Deciding {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("boolean", { default: true }) fast!: Default<Binding<"boolean">>;
  @input("integer") epochs!: Binding<"integer">;
  @input("string") kernel!: Binding<"string">;

  build() {
    const prepared = step(Prepare, { rawData: this.data });
    const trainingData = prepared.outputs.trainingData;
    const trained = step(Train, { trainingData, learningRate: 0.1 });
    const gate = step(Tools.evaluate, { model: trained.outputs.model });

    // ! this.fast: input as a condition
    if (this.fast) step(Prepare, { rawData: this.data });
    // ! gate.outputs.output: output as a condition
    if (gate.outputs.output) step(Prepare, { rawData: this.data });
    // ! this.fast: input that picks a value
    step(Train, { trainingData, learningRate: 0.1, epochs: this.fast ? 1 : 10 });
    // ! this.kernel: text that picks a value
    step(Train, { trainingData, learningRate: this.kernel ? 1 : 10 });
    // ! this.fast: input before a step
    this.fast && step(Prepare, { rawData: this.data });
    // ! gate.outputs.output: one of two conditions
    if (gate.outputs.output && prepared) step(Prepare, { rawData: this.data });
    // ! this.epochs: number as a condition
    if (this.epochs) step(Prepare, { rawData: this.data });
    // ! this.epochs: compared with a number
    if (this.epochs > 5) step(Prepare, { rawData: this.data });
    // ! this.kernel: compared with a text
    if (this.kernel === "rbf") step(Prepare, { rawData: this.data });
    // ! this.fast: compared with a truth
    if (this.fast === true) step(Prepare, { rawData: this.data });
    // ! length: of a text
    if (this.kernel.length > 3) step(Prepare, { rawData: this.data });
    // ! toString: a text of it
    step(Train, { trainingData, learningRate: 0.1, kernel: this.kernel.toString() });
    // ! valueOf: a value of it
    this.kernel.valueOf();
    // ! arguments: called
    this.kernel();
    // ! call: what functions have
    this.kernel.call(undefined);
    // ! Binding<"integer">: counted to
    for (let n = 0; n < this.epochs; n++) step(Prepare, { rawData: this.data });
    // ! this.kernel: gone over
    for (const letter of this.kernel) step(Train, { trainingData, learningRate: 0.1, note: letter });
    // ! boolean: negated for a branch
    const slow: Binding<"boolean"> = !this.fast;
    // ! this.data: a step of it
    step(this.data, {});
    return { slow };
  }
}
