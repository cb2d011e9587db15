// Interfaces are as good as other types: for what build() returns, and for the items of a loop.
import { type Binding, input, job, parallelFor, pipeline, step, uriFolder } from "azml";
import { Prepare, Tools, Train, unchecked } from "../components.js";

interface Results {
  model: Binding<"mlflow_model">;
  readonly good: Binding<"boolean">;
}
interface Fold {
  rate: number;
  kernel: string;
}
interface Rounds {
  first: Fold;
  second: Fold;
}
const folds: readonly Fold[] = [{ rate: 0.1, kernel: "rbf" }];
const rounds: Rounds = { first: { rate: 0.1, kernel: "rbf" }, second: { rate: 0.2, kernel: "linear" } };

@pipeline()
export class Inner {
  @input("uri_folder") data!: Binding<"uri_folder">;
  build(): Results {
    parallelFor(folds, (item) => step(Train, { trainingData: this.data, learningRate: item.rate, kernel: item.kernel }));
    parallelFor(rounds, (item) => step(Train, { trainingData: this.data, learningRate: item.rate, kernel: item.kernel }));
    const trained = step(Train, { trainingData: this.data, learningRate: 1 });
    return { model: trained.outputs.model, good: step(Tools.evaluate, { model: trained.outputs.model }).outputs.output };
  }
}

@pipeline()
export class Outer {
  @input("uri_folder") data!: Binding<"uri_folder">;
  build() {
    const inner = step(Inner, { data: this.data });
    const judged = step(Tools.evaluate, { model: inner.outputs.model });
    return { good: inner.outputs.good, again: judged.outputs.output, length: inner.outputs.model, name: inner.outputs.model, any: step(unchecked, {}).outputs.any };
  }
}
@pipeline()
export class Sometimes {
  @input("uri_folder") data!: Binding<"uri_folder">;
  build() {
    if (folds.length > 3) return;
    step(Prepare, { rawData: this.data });
  }
}
export const outer = job(Outer, { data: uriFolder("./data") });
export const sometimes = job(Sometimes, { data: uriFolder("./data") });
