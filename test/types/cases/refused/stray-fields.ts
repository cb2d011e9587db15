// Public fields of a component or a pipeline that can be none of its ports.
import { type Binding, type Bindings, commandComponent, type Default, input, type Output, output, pipeline, type UriFile, type UriFolder } from "azml";
import { Hyper } from "../components.js";

// ! cache: map among the ports
@commandComponent()
export class Caching {
  @input("uri_folder") data!: UriFolder;
  cache = new Map<string, string>();
  run(): void {}
}
// ! started: date among the ports
@commandComponent()
export class Timing {
  started: Date = new Date();
  run(): void {}
}
// ! names: list among the ports
@commandComponent()
export class Listing {
  names: string[] = [];
  run(): void {}
}
// ! settings: object that a getter gives
@commandComponent()
export class Getting {
  get settings(): { a: number } {
    return { a: 1 };
  }
  run(): void {}
}
// ! rate: binding in a component
@commandComponent()
export class Bound {
  @input("number") rate!: Binding<"number">;
  run(): void {}
}
// ! maybe: optional list
@commandComponent()
export class Maybe {
  maybe?: number[];
  run(): void {}
}
// ! hyper: group in a component
@commandComponent()
export class Grouping {
  @input(Hyper) hyper!: Bindings<Hyper>;
  run(): void {}
}
// ! rate: value in a pipeline
@pipeline()
export class Valued {
  @input("number") rate!: number;
  build() {}
}
// ! data: path in a pipeline
@pipeline()
export class Pathed {
  @input("uri_folder") data!: UriFolder;
  build() {}
}
// ! folds: constant in a pipeline
@pipeline()
export class Constant {
  readonly folds = 5;
  build() {}
}
// ! report: output in a pipeline
@pipeline()
export class Outputting {
  @output("uri_file") report!: Output<UriFile>;
  build() {}
}
// ! epochs: default of a value in a pipeline
@pipeline()
export class Defaulted {
  @input("integer", { default: 3 }) epochs: Default<number> = 3;
  build() {}
}
// ! steps: list of what has been made
@pipeline()
export class Collecting {
  steps: object[] = [];
  build() {}
}
export class Ports {
  @input("uri_folder") data!: UriFolder;
  cache = new Map<string, string>();
}
export class Methods {
  // ! cache: map among the ports of a method
  @commandComponent({ inputs: Ports })
  static load(ports: Ports): void {
    ports.cache.clear();
  }
}
