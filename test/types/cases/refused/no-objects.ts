// What stands in place of options and inputs, and is no object of them.
import { automl, bandit, type Binding, command, commandComponent, cron, dataTransfer, doWhile, environment, ifElse, input, job, loadJob, output, parallelFor, parallelRunFunction, pipeline, random, recurrence, schedule, spark, standaloneJob, step, sweep, text, truncationSelection, uriFolder, type UriFolder } from "azml";
import { Prepare, Refine, Tools, Train, Training } from "../components.js";

export class Ports {
  // ! "optional": text for options of an input
  @input("string", "optional") a!: string;
  // ! 5: number for options of an input
  @input("integer", 5) b!: number;
  // ! null: nothing for options of an input
  @input("uri_folder", null) c!: UriFolder;
  // ! true: truth for options of an output
  @output("number", true) run(): number {
    return 1;
  }
}
// ! "train": name in place of options
@commandComponent("train")
export class Named {
  run(): void {}
}
// ! "flow": name in place of options
@pipeline("flow")
export class Flow {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("mlflow_model") model!: Binding<"mlflow_model">;
  build() {
    const trained = step(Train, { trainingData: this.data, learningRate: 1 });
    const gate = step(Tools.evaluate, { model: trained.outputs.model });
    // ! "prepare": name in place of options
    step(Prepare, { rawData: this.data }, "prepare");
    // ! 5: number in place of options
    step(Prepare, { rawData: this.data }, 5);
    // ! null: nothing in place of options
    step(Prepare, { rawData: this.data }, null);
    // ! true: truth in place of options
    step(Prepare, { rawData: this.data }, true);
    // ! []: list in place of inputs
    step(Prepare, []);
    // ! this.data: binding in place of inputs
    step(Prepare, this.data);
    // ! trained: step in place of inputs
    step(Prepare, trained);
    // ! trained.outputs: all outputs in place of inputs
    step(Prepare, trained.outputs);
    // ! "data": text in place of inputs
    step(Prepare, "data");
    // ! null: nothing in place of inputs
    step(Prepare, null);
    // ! () => ({: function in place of inputs
    step(Prepare, () => ({ rawData: this.data }));
    // ! "accuracy": metric in place of options
    sweep(Train, { trainingData: this.data, learningRate: 1 }, "accuracy");
    // ! 5: number in place of options of a branching
    ifElse(gate.outputs.output, () => {}, () => {}, 5);
    // ! 3: number in place of options of a loop
    doWhile(Refine, { model: this.model, round: 0 }, 3);
    // ! 2: number in place of options of rounds
    parallelFor([{ a: 1 }], () => step(Prepare, { rawData: this.data }), 2);
    // ! 3: number in place of items
    parallelFor(3, () => step(Prepare, { rawData: this.data }));
    // ! "a": text in place of items
    parallelFor("a", () => step(Prepare, { rawData: this.data }));
    // ! 1: numbers as items
    parallelFor([1], () => step(Prepare, { rawData: this.data }));
    // ! when: date in an item
    parallelFor([{ when: new Date() }], () => step(Prepare, { rawData: this.data }));
    // ! nested: object in an item
    parallelFor([{ nested: { a: 1 } }], () => step(Prepare, { rawData: this.data }));
    // ! this.data: folder in place of items
    parallelFor(this.data, () => step(Prepare, { rawData: this.data }));
    // ! "y": column in place of settings
    automl.classification("y");
    // ! "classify": name in place of options
    automl.classification({ trainingData: this.data.as("mltable"), targetColumnName: "y" }, "classify");
    // ! "select": query in place of a source
    dataTransfer.importDatabase("select");
    // ! timeColumnName: forecast without the column of times
    automl.forecasting({ trainingData: this.data.as("mltable"), targetColumnName: "y", forecasting: { forecastHorizon: 5 } });
    // ! forecasting: forecast without its settings
    automl.forecasting({ trainingData: this.data.as("mltable"), targetColumnName: "y" });
  }
}
// ! "echo": text in place of a definition
export const a = command("echo");
// ! "a.py": text in place of a definition
export const b = parallelRunFunction("a.py");
// ! "a.py": text in place of a definition of Spark
export const c = spark("a.py");
// ! "e": name in place of options of a job
export const d = job(Training, { rawData: uriFolder("./data"), hyper: { learningRate: 1 } }, "e");
// ! uriFolder: data in place of inputs
export const e = job(Training, uriFolder("./data"));
// ! "x": text in place of options of a loaded job
export const f = loadJob("./job.yml", "x");
// ! "x": text in place of options of a standalone job
export const g = standaloneJob(() => step(Tools.ping, {}), "x");
// ! step: step in place of a function
export const h = standaloneJob(step(Tools.ping, {}));
// ! "UTC": zone in place of options
export const i = cron("0 0 * * *", "UTC");
// ! "day": frequency in place of options
export const j = recurrence("day");
// ! "nightly": name in place of options
export const k = schedule("nightly");
// ! 5: number in place of an environment
export const l = environment(5);
// ! 7: seed in place of options
export const m = random(7);
// ! 0.1: factor in place of options
export const n = bandit(0.1);
// ! slackAmount: both of two
export const o = bandit({ slackFactor: 0.1, slackAmount: 1 });
// ! 20: percentage in place of options
export const p = truncationSelection(20);
// ! truncationPercentage: all of them
export const q = truncationSelection({ truncationPercentage: 100 });
// ! truncationPercentage: none of them
export const r = truncationSelection({ truncationPercentage: 0 });
// ! truncationPercentage: less than nothing
export const s = truncationSelection({ truncationPercentage: -5 });
// ! 5: number in place of a path
export const t = uriFolder(5);
// ! "download": mode in place of options
export const u = uriFolder("./data", "download");
// ! null: nothing in a text
export const v = text`${null}`;
