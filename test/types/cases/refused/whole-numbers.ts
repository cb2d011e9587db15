// Fractions for whole numbers, as far as types know both.
import { type Binding, choice, command, type Default, input, type Integer, logUniform, normal, parallelRunFunction, pipeline, quniform, sweep, uniform } from "azml";
import { train } from "../defined.js";

export const limits = { primaryMetric: "a", goal: "maximize", limits: { maxTotalTrials: 1 } } as const;

@pipeline()
export class Whole {
  @input("uri_folder") data!: Binding<"uri_folder">;
  // ! c: fraction for a default
  @input("integer", { default: 2.5 }) c!: Default<Binding<"integer">>;
  // ! d: very small fraction for a default
  @input("integer", { default: 1e-7 }) d!: Default<Binding<"integer">>;

  build() {
    const { data } = this;
    // ! depth: range of fractions
    sweep(train, { data, depth: uniform(1, 9) }, limits);
    // ! depth: normal distribution
    sweep(train, { data, depth: normal(5, 1) }, limits);
    // ! depth: logarithms
    sweep(train, { data, depth: logUniform(0, 3) }, limits);
    // ! depth: steps of a half
    sweep(train, { data, depth: quniform(1, 9, 0.5) }, limits);
    // ! depth: choice with a fraction
    sweep(train, { data, depth: choice(1, 2.5) }, limits);
  }
}
export class Wholly {
  @input("integer") a!: Integer;
}
// ! default: fraction for the default of a definition
export const a = command({ command: "x", inputs: { depth: { type: "integer", default: 2.5 } } });
// ! default: the same in a parallel component
export const b = parallelRunFunction({ inputs: { data: "mltable", top: { type: "integer", default: 0.5 } }, inputData: "data", task: { entryScript: "a.py" } });
