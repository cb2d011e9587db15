// Components whose bodies are in the language itself.
import { type Binding, commandComponent, input, job, pipeline, step, type UriFolder } from "../../../src/index.js";
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
