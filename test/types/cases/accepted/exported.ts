// What libraries export without annotations: every type has to have a name that they can import.
import { automl, bandit, bayesian, choice, command, commandComponent, cron, dataTransfer, grid, input, loadComponent, medianStopping, output, pipeline, quniform, random, randint, recurrence, step, truncationSelection, uniform, uriFolder } from "azml";
import { loaded, Prepare, Tools, Train, Training, unchecked } from "../components.js";

export const folder = uriFolder("./data");
export const mine = loadComponent("./mine.yml", { inputs: { text: "string" } });
export const component = commandComponent();
export const flow = pipeline({ defaultCompute: "cpu" });
export const textInput = input("string", { enum: ["a"] });
export const modelOutput = output("mlflow_model");

export class Steps {
  trained() {
    return step(Train, { trainingData: folder, learningRate: 1 });
  }
  all() {
    const prepared = step(Prepare, { rawData: folder });
    const checked = step(Tools.evaluate, { model: prepared.outputs.table.as("mlflow_model") });
    const nested = step(Training, { rawData: folder, hyper: { learningRate: 1 } });
    return { prepared, checked, nested, loaded: step(loaded, { training_data: folder }), any: step(unchecked, {}), outputs: prepared.outputs };
  }
}

export const policies = [bandit({ slackFactor: 0.1 }), medianStopping(), truncationSelection({ truncationPercentage: 20 })];
export const algorithms = [random({ seed: 1 }), grid(), bayesian()];
export const values = { rate: uniform(0, 1), depth: quniform(1, 9, 2), layers: randint(5), kernel: choice("rbf", "linear"), batch: choice(8, 16) };
export const triggers = [cron("0 0 * * *"), recurrence({ frequency: "day" })];
export const kinds = { fit: command({ command: "x", inputs: { kernel: { type: "string", enum: ["rbf"] } } }), copy: dataTransfer.copy({ inputs: { a: "uri_file" }, outputs: { b: "uri_file" } }) };
export class Making {
  rows() {
    return dataTransfer.importDatabase({ connection: "azureml:c", query: "select 1" });
  }
  best() {
    return automl.classification({ trainingData: this.rows().outputs.sink, targetColumnName: "y" });
  }
}
