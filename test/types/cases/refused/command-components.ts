import { commandComponent, input } from "azml";
import { EvaluateIO, Hyper } from "../components.js";

// ! run(): class without it
@commandComponent()
export class NoRun {
  @input("string") text!: string;
}

// ! run(): a field in place of the method
@commandComponent()
export class RunField {
  run = "text";
}

// ! run(): with parameters
@commandComponent()
export class RunParameters {
  run(epochs: number): number {
    return epochs;
  }
}

// ! constructor: with parameters
@commandComponent()
export class Constructed {
  constructor(readonly rate: number) {}
  run(): void {}
}

// ! abstract: abstract class
@commandComponent()
export abstract class Abstract {
  run(): void {}
}

// ! displayname: misspelt option
@commandComponent({ displayname: "x" })
export class Misspelt {
  run(): void {}
}

// ! version: number
@commandComponent({ version: 1 })
export class Version {
  run(): void {}
}

// ! image: an environment without environment()
@commandComponent({ environment: { image: "node" } })
export class Environment {
  run(): void {}
}

// ! defaultCompute: an option of pipelines
@commandComponent({ defaultCompute: "cpu" })
export class Compute {
  run(): void {}
}

export class Methods {
  // ! noPorts: parameter without its class
  @commandComponent()
  static noPorts(io: EvaluateIO): void {
    io.model.toString();
  }

  // ! otherPorts: parameter of another class
  @commandComponent({ inputs: Hyper })
  static otherPorts(io: EvaluateIO): void {
    io.model.toString();
  }

  // ! twoParameters: two of them
  @commandComponent({ inputs: Hyper })
  static twoParameters(io: Hyper, more: Hyper): void {
    io.epochs.toFixed(more.epochs);
  }

  // ! inputs: an instance in place of the class
  @commandComponent({ inputs: new EvaluateIO() })
  static instance(io: EvaluateIO): void {
    io.model.toString();
  }

  // ! property: on a field
  @commandComponent()
  property = 1;
}
