import { type Binding, environment, input, job, loadComponent, pipeline, step, mlflowModel, mltable, uriFile, uriFolder, type Bindings, type Default } from "azml";
import { Hyper, loaded, Pipelines, Prepare, Tools, Train, Training, unchecked } from "../components.js";

@pipeline()
export class Everything {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("mltable") table!: Binding<"mltable">;
  @input("mlflow_model") model!: Binding<"mlflow_model">;
  @input("custom_model") custom!: Binding<"custom_model">;
  @input("triton_model") triton!: Binding<"triton_model">;
  @input("number") rate!: Binding<"number">;
  @input("integer") count!: Binding<"integer">;
  @input("boolean", { default: false }) flag!: Default<Binding<"boolean">>;
  @input("string", { optional: true }) text?: Binding<"string">;
  @input(() => Hyper) hyper!: Bindings<Hyper>;

  build() {
    // Tables and models are folders to a component that asks for one.
    for (const rawData of [this.data, this.table, this.model, this.custom, this.triton]) step(Prepare, { rawData });
    step(Prepare, { rawData: uriFolder("./data") });
    step(Prepare, { rawData: mltable("./table") });
    step(Prepare, { rawData: mlflowModel("azureml:model:1") });
    const prepared = step(Prepare, { rawData: this.data }, { name: "first", compute: "cpu", outputs: { table: { mode: "upload", name: "table", version: "1" } } });
    step(Prepare, { rawData: prepared.outputs.report.as("uri_folder") });

    // An integer is a number; optional and defaulted inputs may be left out, or be undefined.
    step(Train, { trainingData: prepared.outputs.trainingData, learningRate: this.count });
    step(Train, { trainingData: prepared.outputs.table, learningRate: 1, epochs: undefined, note: this.text, verbose: this.flag, kernel: "linear" });
    const trained = step(
      Train,
      { trainingData: prepared.outputs.trainingData, learningRate: this.hyper.learningRate, epochs: this.hyper.epochs },
      { limits: { timeout: 60 }, resources: { instanceCount: 2 }, distribution: { type: "pytorch", processCountPerInstance: 2 }, environmentVariables: { A: "1" }, tags: { a: "b" } },
    );

    // Control outputs, method components, nested pipelines.
    const checked = step(Tools.evaluate, { model: trained.outputs.model, threshold: trained.outputs.output });
    step(Train, { trainingData: prepared.outputs.trainingData, learningRate: trained.outputs.output, verbose: checked.outputs.output });
    step(Tools.prototype.publish, { model: trained.outputs.model });
    step(Tools.ping, {});
    const inner = step(Training, { rawData: this.data, epochs: this.count, hyper: { learningRate: this.rate } }, { outputs: { model: { mode: "upload" } } });
    const innermost = step(Pipelines.nested, { rawData: this.data });
    step(Training, { rawData: this.data, hyper: this.hyper });
    const again: Binding<"mlflow_model"> = innermost.outputs.model;
    step(Tools.evaluate, { model: again, threshold: inner.outputs.accuracy });

    // Loaded components, with and without ports.
    const fromFile = step(loaded, { training_data: this.data });
    step(loaded, { training_data: this.table, max_epochs: this.count });
    step(loaded, { training_data: this.table, max_epochs: undefined });
    step(Tools.evaluate, { model: fromFile.outputs.model_output, threshold: fromFile.outputs.accuracy });
    const anything = step(unchecked, { whatever: 1, other: this.data, name: "x" });
    step(Prepare, { rawData: anything.outputs.whatever });
    step(loadComponent(new URL("file:///train.yml")), {});
    return { model: trained.outputs.model, checkpoint: trained.outputs.checkpoint, report: checked.outputs.report, ok: checked.outputs.output, any: anything.outputs.x };
  }
}

export const training = job(Training, { rawData: uriFolder("./data", { mode: "download" }), hyper: { learningRate: 0.1 } }, { experimentName: "e", outputs: { model: { name: "best" } } });
export const nested = job(Pipelines.nested, { rawData: uriFolder("./data"), epochs: 5 });
export const image = environment({ image: "node:22", conda: { dependencies: ["python=3.12"] } });
export const file = uriFile(new URL("file:///data.csv"));
