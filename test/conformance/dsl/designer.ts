// Components whose bodies are in the language itself.
import { type Binding, commandComponent, input, job, type MLTable, output, type Output, pipeline, step } from "../../../src/index.js";
import type { UriFile, UriFolder } from "../../../src/index.js";
import { D, type Twin } from "./corpus.js";

@commandComponent({ environment: "azureml:my-env:3", displayName: "Train it", version: "5", tags: { k: "v" } })
class Train {
  @input("uri_folder") data!: UriFolder;
  run(): void {}
}

export const designer_positional: Twin = () => {
  @pipeline({ defaultCompute: "cpu" })
  class P {
    @input("uri_folder") data!: Binding<"uri_folder">;
    build() {
      step(Train, this.data as never);
    }
  }
  return job(P, { data: D });
};

@commandComponent()
class Plain {
  @input("string") msg!: string;
  run(): void {}
}

export const designer_default_environment: Twin = () => {
  @pipeline({ defaultCompute: "cpu" })
  class P {
    build() {
      step(Plain, { msg: "hello" });
    }
  }
  return job(P, {});
};

@commandComponent({ name: "two_outputs", isDeterministic: false, environment: "azureml:my-env:3" })
class Both {
  @output("uri_file") o1!: Output<UriFile>;
  @output("mltable") o2!: Output<MLTable>;
  run(): void {}
}

export const designer_two_outputs: Twin = () => {
  @pipeline({ defaultCompute: "cpu" })
  class P {
    build() {
      const both = step(Both, {}, { name: "b" });
      return { a: both.outputs.o1, b: both.outputs.o2 };
    }
  }
  return job(P, {});
};

@commandComponent({ environment: "azureml:my-env:3" })
class NoneDefault {
  // A parameter with the default None is required of those who call it.
  @input("integer") x!: number;
  @input("string") y!: string;
  run(): void {}
}

export const designer_none_default: Twin = () => {
  @pipeline({ defaultCompute: "cpu" })
  class P {
    build() {
      // @ts-expect-error x is missing
      step(NoneDefault, { y: "q" });
    }
  }
  return job(P, {});
};
