// A field's type that lists texts or numbers says which values there are; so does `enum` of a component that is defined in data.
import { type Binding, choice, command, commandComponent, type Default, input, job, parallelFor, pipeline, step, sweep, uniform, uriFolder, type UriFolder } from "azml";
import { Prepare } from "../components.js";

@commandComponent()
export class Fit {
  @input("uri_folder") data!: UriFolder;
  @input("string") kernel: Default<"rbf" | "linear"> = "rbf";
  @input("string", { enum: ["l1", "l2"] }) norm!: "l1" | "l2";
  @input("string", { optional: true, enum: ["a", "b"] }) mode?: "a" | "b";
  @input("integer") batch: Default<8 | 16 | 32> = 8;
  run(): void {}
}
export const fit = command({
  command: "fit ${{inputs.data}} ${{inputs.kernel}} ${{inputs.norm}}",
  inputs: { data: "uri_folder", kernel: { type: "string", enum: ["rbf", "linear"], default: "rbf" }, norm: { type: "string", enum: ["l1", "l2"] } },
});

export class Disagreeing {
  // ! linear: enum that lacks a text of the type
  @input("string", { enum: ["rbf"] }) a!: "rbf" | "linear";
  // ! poly: enum with a text that the type has not
  @input("string", { enum: ["rbf", "linear", "poly"] }) b!: "rbf" | "linear";
  // ! linear: enum of a default
  @input("string", { enum: ["rbf"] }) c: Default<"rbf" | "linear"> = "rbf";
  // ! "poly": initialiser
  @input("string") d: Default<"rbf" | "linear"> = "poly";
  // ! e: number among the texts
  @input("string") e!: "rbf" | 1;
  // ! f: texts on a number port
  @input("number") f!: "1" | "2";
  // ! 12: initialiser that is none of the numbers
  @input("integer") g: Default<8 | 16> = 12;
  // ! h: default that is none of the values
  @input("string", { default: "poly" }) h: Default<"rbf" | "linear"> = "rbf";
}

@pipeline()
export class Listed {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("number") rate!: Binding<"number">;

  build() {
    const { data } = this;
    // ! "poly": none of the texts
    step(Fit, { data, kernel: "poly", norm: "l1" });
    // ! "L1": in other letters
    step(Fit, { data, norm: "L1" });
    // ! "c": none of the texts of an optional input
    step(Fit, { data, norm: "l1", mode: "c" });
    // ! norm: required and missing
    step(Fit, { data });
    // ! 12: none of the numbers
    step(Fit, { data, norm: "l1", batch: 12 });
    // ! batch: text for one of the numbers
    step(Fit, { data, norm: "l1", batch: "8" });
    // ! kernel: number for a text
    step(Fit, { data, norm: "l1", kernel: this.rate });
    // ! "poly": none of the texts of a definition
    step(fit, { data, kernel: "poly", norm: "l1" });
    // ! "l3": none of the texts of a definition, required
    step(fit, { data, norm: "l3" });
    // ! norm: required by a definition, and missing
    step(fit, { data });
    // ! norm: number for a text of a definition
    step(fit, { data, norm: 1 });
    // ! "poly": choice with another text
    sweep(Fit, { data, norm: "l1", kernel: choice("rbf", "poly") }, { primaryMetric: "a", goal: "maximize", limits: { maxTotalTrials: 1 } });
    // ! 64: choice with another number
    sweep(Fit, { data, norm: "l1", batch: choice(8, 64) }, { primaryMetric: "a", goal: "maximize", limits: { maxTotalTrials: 1 } });
    // ! batch: range for numbers that are listed
    sweep(Fit, { data, norm: "l1", batch: uniform(8, 32) }, { primaryMetric: "a", goal: "maximize", limits: { maxTotalTrials: 1 } });
    // ! "l3": choice for a definition
    sweep(fit, { data, norm: choice("l1", "l3") }, { primaryMetric: "a", goal: "maximize", limits: { maxTotalTrials: 1 } });
    // ! "poly": in a round of a loop
    parallelFor([{ n: 1 }], () => step(Fit, { data, norm: "l1", kernel: "poly" }));
    // ! length: of a listed text
    return { all: step(Prepare, { rawData: data }).outputs.length };
  }
}
// ! rate: text for a number, in a job
export const wrong = job(Listed, { data: uriFolder("./data"), rate: "x" });
