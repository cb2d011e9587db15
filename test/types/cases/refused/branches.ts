import { type Binding, ifElse, input, pipeline, step } from "azml";
import { Prepare, Tools, Train } from "../components.js";

@pipeline()
export class Branches {
  @input("uri_folder") data!: Binding<"uri_folder">;
  build() {
    const trained = step(Train, { trainingData: this.data, learningRate: 1 });
    const check = step(Tools.evaluate, { model: trained.outputs.model });
    const prepare = () => step(Prepare, { rawData: this.data });
    // ! trained.outputs.output: number as condition
    ifElse(trained.outputs.output, prepare);
    // ! trained.outputs.model: model as condition
    ifElse(trained.outputs.model, prepare);
    // ! "true": text as condition
    ifElse("true", prepare);
    // ! check: step as condition
    ifElse(check, prepare);
    // ! !check.outputs.output: negated condition
    ifElse(!check.outputs.output, prepare);
    // ! true: a constant as condition
    ifElse(true, prepare);
    // ! true: function as condition
    ifElse(() => true, prepare);
    // ! ifElse: no branch
    ifElse(check.outputs.output);
    // ! check: step in place of a branch
    ifElse(check.outputs.output, check);
    // ! Promise: asynchronous branch
    ifElse(check.outputs.output, async () => step(Prepare, { rawData: this.data }));
    // ! 5: number for a result
    ifElse(check.outputs.output, () => 5);
    // ! { table: outputs in place of a step
    ifElse(check.outputs.output, () => ({ table: prepare().outputs.table }));
    // ! (x: branch with a parameter
    ifElse(check.outputs.output, (x: number) => prepare());
    // ! names: misspelt option
    ifElse(check.outputs.output, prepare, prepare, { names: "x" });
    // ! rawDatas: mistake within a branch
    ifElse(check.outputs.output, () => step(Prepare, { rawDatas: this.data }));
    // ! outputs: branching has no outputs
    ifElse(check.outputs.output, prepare).outputs;
  }
}
