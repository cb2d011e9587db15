import { type Binding, type Bindings, commandComponent, input, job, pipeline, step, uriFolder } from "azml";
import { EvaluateIO, Hyper, Training } from "../components.js";

const rawData = uriFolder("./data");

// ! hyper: group missing
job(Training, { rawData });
// ! learningRate: field missing in the group
job(Training, { rawData, hyper: {} });
// ! learningRates: misspelt field in the group
job(Training, { rawData, hyper: { learningRate: 1, learningRates: 1 } });
// ! learningRate: text in the group
job(Training, { rawData, hyper: { learningRate: "1" } });
// ! hyper: number for a group
job(Training, { rawData, hyper: 0.1 });

export class Outer {
  @input(Hyper) hyper!: Bindings<Hyper>;
  @input("string") name!: string;
}

@pipeline()
export class Nested {
  @input(Outer) outer!: Bindings<Outer>;
  build() {
    // ! dept: misspelt path into nested groups
    this.outer.hyper.dept;
    step(Training, { rawData, hyper: this.outer.hyper });
    // ! hyper: outer group for the inner one
    step(Training, { rawData, hyper: this.outer });
  }
}

// ! learningRate: field missing in a nested group
job(Nested, { outer: { name: "x", hyper: {} } });
// ! name: wrong type beside a nested group
job(Nested, { outer: { name: 5, hyper: { learningRate: 1 } } });

export class Fields {
  // ! a: the class itself as the type
  @input(Hyper) a!: Hyper;
  // ! b: bindings of another class
  @input(Hyper) b!: Bindings<EvaluateIO>;
  // ! c: one binding as the type
  @input(Hyper) c!: Binding<"number">;
  // ! d: a kind for bindings of a class
  @input("number") d!: Bindings<Hyper>;
  // ! e: thunk of another class
  @input(() => EvaluateIO) e!: Bindings<Hyper>;
  // ! default: default of a group
  @input(Hyper, { default: 1 }) f!: Bindings<Hyper>;
}

@commandComponent()
export class Unrelated {
  run(): void {}
}
