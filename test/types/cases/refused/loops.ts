import { type Binding, doWhile, input, parallelFor, pipeline, step, uriFile } from "azml";
import { Prepare, Refine, Tools, Train } from "../components.js";

@pipeline()
export class Loops {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("mlflow_model") model!: Binding<"mlflow_model">;
  build() {
    const first = { model: this.model, round: 0 };
    // ! round: model into a number
    doWhile(Refine, first, { next: (o) => ({ round: o.refined }), maxIterations: 5 });
    // ! while: number as condition
    doWhile(Refine, first, { while: (o) => o.next, next: () => ({}), maxIterations: 5 });
    // ! nope: unknown input in next
    doWhile(Refine, first, { next: (o) => ({ nope: o.next }), maxIterations: 5 });
    // ! round: value in next
    doWhile(Refine, first, { next: () => ({ round: 3 }), maxIterations: 5 });
    // ! nexts: unknown output in next
    doWhile(Refine, first, { next: (o) => ({ round: o.nexts }), maxIterations: 5 });
    // ! going: unknown output as condition
    doWhile(Refine, first, { while: (o) => o.going, next: () => ({}), maxIterations: 5 });
    // ! next: nothing for the next round
    doWhile(Refine, first, { maxIterations: 5 });
    // ! maxIterations: no end
    doWhile(Refine, first, { next: () => ({}) });
    // ! maxIterations: text for a number
    doWhile(Refine, first, { next: () => ({}), maxIterations: "5" });
    // ! round: input of the first round missing
    doWhile(Refine, { model: this.model }, { next: () => ({}), maxIterations: 5 });
    // ! while: asynchronous condition
    doWhile(Refine, first, { while: async (o) => o.keepGoing, next: () => ({}), maxIterations: 5 });
    // ! computer: misspelt option of the step
    doWhile(Refine, first, { next: () => ({}), maxIterations: 5, step: { computer: "gpu" } });
    // ! until: unknown option
    doWhile(Refine, first, { next: () => ({}), maxIterations: 5, until: 3 });

    const trainingData = this.data;
    // ! rate: unknown field
    parallelFor([{ lr: 0.1 }], (item) => step(Train, { trainingData, learningRate: item.rate }));
    // ! learningRate: text for a number
    parallelFor([{ lr: "x" }], (item) => step(Train, { trainingData, learningRate: item.lr }));
    // ! kernel: number for a string
    parallelFor([{ kernel: 1 }], (item) => step(Train, { trainingData, learningRate: 1, kernel: item.kernel }));
    // ! rawData: file for a folder
    parallelFor([{ file: uriFile("azureml:a:1") }], (item) => step(Prepare, { rawData: item.file }));
    // ! lr: a field of some items only
    parallelFor([{ lr: 0.1 }, { rate: 0.1 }], (item) => step(Train, { trainingData, learningRate: item.lr }));
    // ! item.lr: computed from a field
    parallelFor([{ lr: 0.1 }], (item) => step(Train, { trainingData, learningRate: item.lr * 2 }));
    // ! 1: numbers for items
    parallelFor([1], () => step(Prepare, { rawData: this.data }));
    // ! lr: a list in an item
    parallelFor([{ lr: [0.1] }], () => step(Prepare, { rawData: this.data }));
    // ! this.data: folder for items
    parallelFor(this.data, () => step(Prepare, { rawData: this.data }));
    // ! Promise: asynchronous closure
    parallelFor([{ lr: 0.1 }], async (item) => step(Train, { trainingData, learningRate: item.lr }));
    // ! {: closure without a result
    parallelFor([{ lr: 0.1 }], (item) => { step(Train, { trainingData, learningRate: item.lr }); });
    // ! step(: outputs in place of the step
    parallelFor([{ lr: 0.1 }], (item) => step(Train, { trainingData, learningRate: item.lr }).outputs);
    // ! maxConcurrency: text for a number
    parallelFor([{ lr: 0.1 }], (item) => step(Train, { trainingData, learningRate: item.lr }), { maxConcurrency: "2" });
    const folds = parallelFor([{ lr: 0.1 }], (item) => step(Train, { trainingData, learningRate: item.lr }));
    // ! model: table of models for a model
    step(Tools.evaluate, { model: folds.outputs.model });
    // ! learningRate: list for a number
    step(Train, { trainingData, learningRate: folds.outputs.output });
    // ! models: unknown output
    step(Prepare, { rawData: folds.outputs.models });
  }
}
