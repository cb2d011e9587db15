// Slips of all sorts, as they happen while a pipeline is written.
import { type Binding, type Bindings, choice, command, commandComponent, component, type Default, doWhile, environment, ifElse, input, type Integer, job, loadComponent, mltable, normal, onFinalize, onInit, output, type Output, parallelFor, parallelRunFunction, pipeline, standaloneJob, step, sweep, text, uniform, uriFile, type UriFile, uriFolder, type UriFolder } from "azml";
import { Hyper, loaded, Pipelines, Prepare, Refine, Tools, Train, Training } from "../components.js";
import { score, train } from "../defined.js";
const limits = { primaryMetric: "a", goal: "maximize", limits: { maxTotalTrials: 1 } } as const;

@pipeline()
export class Slips {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("integer") n!: Binding<"integer">;
  @input("string", { optional: true }) note?: Binding<"string">;
  @input(Hyper) hyper!: Bindings<Hyper>;
  build() {
    const prepared = step(Prepare, { rawData: this.data });
    const trained = step(Train, { trainingData: this.data, learningRate: 0.1 });
    // ! rawData: input that is given twice
    step(Prepare, { rawData: this.data, rawData: this.data });
    // ! () => number: function for a number
    step(Train, { trainingData: this.data, learningRate: () => 1 });
    // ! rawData: step in place of its output
    step(Prepare, { rawData: prepared });
    // ! this: the pipeline itself as inputs
    step(Prepare, this);
    // ! prepared.outputs: output of no such name
    step(Prepare, { rawData: prepared.outputs["no"] });
    // ! undefined: no component
    step(undefined, {});
    // ! "train": name of a component
    step("train", {});
    // ! new: instance of a component
    step(new Prepare(), { rawData: this.data });
    // ! Tools.evaluate: result of a method component
    step(Tools.evaluate({} as never), {});
    // ! kernel: nothing for a text
    step(Train, { trainingData: this.data, learningRate: this.n, note: undefined, kernel: null });
    // ! a: binding that may be absent, for a required text
    step(command({ command: "x ${{inputs.a}}", inputs: { a: "string" } }), { a: this.note });
    // ! trainingData: assignment to an output
    prepared.outputs.trainingData = this.data;
    // ! name: number for a name
    step(Prepare, { rawData: this.data }, { name: 5 });
    // ! hyper: half of a group
    step(Training, { rawData: this.data, hyper: { epochs: 1 } });
    // ! Hyper: class of a group
    step(Training, { rawData: this.data, hyper: Hyper });
    // ! "hyper.learningRate": field of a group without the group
    step(Training, { rawData: this.data, "hyper.learningRate": 1 });
    // ! prepared.outputs: all outputs to begin with
    onInit(prepared.outputs);
    // ! Prepare: component to end with
    onFinalize(Prepare);
    // ! this.data: folder that decides
    ifElse(this.data, () => prepared);
    // ! prepared: step in place of a function
    ifElse(step(Tools.evaluate, { model: trained.outputs.model }).outputs.output, prepared);
    // ! round: truth for the next round's number
    doWhile(Refine, { model: trained.outputs.model, round: 0 }, { while: (o) => o.keepGoing, next: (o) => ({ round: o.keepGoing }), maxIterations: 3 });
    // ! round: value for the next round
    doWhile(Refine, { model: trained.outputs.model, round: 0 }, { next: () => ({ round: 1 }), maxIterations: 3 });
    // ! while: truth in place of an output
    doWhile(Refine, { model: trained.outputs.model, round: 0 }, { while: () => true, next: () => ({}), maxIterations: 3 });
    // ! Step: round without a step
    parallelFor([{ a: 1 }], () => {});
    // ! Step: round of several steps
    parallelFor([{ a: 1 }], () => [prepared]);
    // ! rates: misspelt field of an item
    parallelFor([{ rate: 1 }], (item) => step(Train, { trainingData: this.data, learningRate: item.rates }));
    // ! learningRate: text of an item for a number
    parallelFor([{ rate: "1" }], (item) => step(Train, { trainingData: this.data, learningRate: item.rate }));
    // ! item.rate: computed with a field of an item
    parallelFor([{ rate: 1 }], (item) => step(Train, { trainingData: this.data, learningRate: item.rate * 2 }));
    // ! model: models of all rounds for one
    step(Tools.evaluate, { model: parallelFor([{ r: 1 }], () => trained).outputs.model });
    // ! learningRate: numbers of all rounds for one
    step(Train, { trainingData: this.data, learningRate: parallelFor([{ r: 1 }], () => trained).outputs.output });
    // ! prepared: asynchronous round
    parallelFor([{ a: 1 }], async () => prepared);
    // ! trainingData: choice of folders
    sweep(Train, { trainingData: choice("a"), learningRate: 1 }, limits);
    // ! learningRate: choice of texts for a number
    sweep(Train, { trainingData: this.data, learningRate: choice("0.1") }, limits);
    // ! learningRate: required input of a trial
    sweep(Train, { trainingData: this.data }, limits);
    // ! learningRate: list for a choice
    sweep(Train, { trainingData: this.data, learningRate: [0.1, 0.2] }, limits);
    // ! score: trial that is no command
    sweep(score, { data: this.data.as("mltable"), model: trained.outputs.model }, limits);
    // ! choice: choice of nothing
    sweep(Train, { trainingData: this.data, learningRate: choice() }, limits);
    // ! "0": texts for a range
    sweep(Train, { trainingData: this.data, learningRate: uniform("0", "1") }, limits);
    // ! learningRate: choice for a step
    step(Train, { trainingData: this.data, learningRate: choice(1) });
    // ! prepared: step in a text
    step(Train, { trainingData: this.data, learningRate: 1, note: text`${prepared}` });
    // ! model: table for a model
    step(Tools.evaluate, { model: mltable("x") });
    // ! rawData: reference as a text
    step(Prepare, { rawData: "azureml:data:1" });
    // ! rawData: data as in YAML
    step(Prepare, { rawData: { path: "./data" } });
    // ! environment: environment of a step
    step(Train, { trainingData: this.data, learningRate: 1 }, { environment: "azureml:x:1" });
    // ! code: code of a step
    step(train, { data: this.data }, { code: "./src" });
    // ! dependsOn: order without data
    step(Prepare, { rawData: this.data }, { dependsOn: [prepared] });
    // ! register: unknown setting of an output
    step(Prepare, { rawData: this.data }, { outputs: { trainingData: { register: "x" } } });
    // ! mode: mode of inputs for an output
    step(Prepare, { rawData: this.data }, { outputs: { trainingData: { mode: "download" } } });
    // ! mode: mode of outputs for an input
    step(Prepare, { rawData: this.data }, { inputs: { rawData: { mode: "upload" } } });
    // ! rawData: number for a folder of a method
    step(Pipelines.nested, { rawData: 1 });
    // ! learningRate: group for a number
    step(Train, { trainingData: this.data, learningRate: this.hyper });
    // ! learningrate: misspelt field of a group
    step(Train, { trainingData: this.data, learningRate: this.hyper.learningrate });
    // ! trainingData: input in camel case of a file with others
    step(loaded, { trainingData: this.data });
    // ! modelOutput: output in camel case of a file with others
    step(Prepare, { rawData: step(loaded, { training_data: this.data }).outputs.modelOutput });
    // ! rawData: returned number for a folder
    step(Prepare, { rawData: trained.outputs.output });
    // ! learningRate: returned truth for a number
    step(Train, { trainingData: this.data, learningRate: step(Tools.evaluate, { model: trained.outputs.model }).outputs.output });
    // ! trained.outputs.output: returned number, compared
    if (trained.outputs.output > 0.5) step(Prepare, { rawData: this.data });
    // ! epochs: text for an integer
    step(Train, { trainingData: this.data, learningRate: 1, epochs: "5" });
    // ! epochs: bigint for an integer
    step(Train, { trainingData: this.data, learningRate: 1, epochs: 5n });
    // ! note: date for a text
    step(Train, { trainingData: this.data, learningRate: 1, note: new Date() });
    // ! note: symbol for a text
    step(Train, { trainingData: this.data, learningRate: 1, note: Symbol("a") });
    // ! rawData: address for a folder
    step(Prepare, { rawData: new URL("https://x") });
    // ! map: folder that is gone over
    this.data.map((file: unknown) => file);
    // ! modle: misspelt output, taken apart
    const { modle } = trained.outputs;
    return { modle };
  }
}
// ! Train: job of a component
export const i1 = job(Train, { trainingData: uriFolder("x"), learningRate: 1 });
// ! experiment: misspelt option of a job
export const i2 = job(Training, { rawData: uriFolder("x"), hyper: { learningRate: 1 } }, { experiment: "x" });
// ! rawData: file for a folder of a job
export const i3 = job(Training, { rawData: uriFile("x"), hyper: { learningRate: 1 } });
// ! job: job without inputs
export const i4 = job(Training);
// ! dockerfile: unknown key of an environment
export const i5 = environment({ image: "x", dockerfile: "y" });
// ! a: unknown kind of a port
export const i6 = component("azureml:x:1", { inputs: { a: "folder" } });
// ! a: output that may be absent
export const i7 = loadComponent("./x.yml", { outputs: { a: "uri_folder?" } });
// ! Step: job of no step
export const i8 = standaloneJob(() => {});
// ! appendRowTo: no such output
export const i9 = parallelRunFunction({ inputs: { data: "mltable" }, outputs: { o: "uri_file" }, inputData: "data", task: { entryScript: "a.py", appendRowTo: "x" } });
// ! "a": list of inputs
export const j1 = command({ command: "x", inputs: ["a"] });
// ! enum: text for a list of values
export const j2 = command({ command: "x", inputs: { a: { type: "string", enum: "rbf" } } });
// ! default: number for a text's default
export const j3 = command({ command: "x", inputs: { a: { type: "string", enum: ["a"], default: 1 } } });
// ! "1": text for a mean
export const j4 = normal("1", 2);
@commandComponent()
export class Fields {
  // ! output: output of another kind
  @output("uri_file") a!: Output<UriFolder>;
  // ! input: default of what may be absent
  @input("string", { optional: true }) b: Default<string> = "";
  // ! input: integer for a text
  @input("string") c!: Integer;
  // ! input: output as an input
  @input("uri_file") d!: Output<UriFile>;
  run(): void {}
}
