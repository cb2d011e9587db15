import { type Binding, component, input, onFinalize, onInit, pipeline, step, text } from "azml";
import { Prepare } from "../components.js";
import { registered } from "../defined.js";

// ! 3: number for an id
component(3);
// ! component: no id
component();
// ! data: unknown kind
component("azureml:a:1", { inputs: { data: "folder" } });
// ! model: optional output
component("azureml:a:1", { outputs: { model: "uri_folder?" } });
// ! input: misspelt list of ports
component("azureml:a:1", { input: { data: "uri_folder" } });
// ! type: unknown type
component("azureml:a:1", undefined, { type: "automl" });
// ! kind: misspelt option
component("azureml:a:1", undefined, { kind: "spark" });

@pipeline()
export class References {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("string") name!: Binding<"string">;
  build() {
    // ! data: input missing
    step(registered, {});
    // ! epochs: text for an integer
    step(registered, { data: this.data, epochs: "3" });
    // ! epoch: misspelt input
    step(registered, { data: this.data, epoch: 3 });
    // ! models: unknown output
    step(registered, { data: this.data }).outputs.models;
    // ! computer: misspelt option
    step(registered, { data: this.data }, { computer: "gpu" });

    // ! rawData: text for a folder
    step(Prepare, { rawData: text`of ${this.name}` });
    // ! name: object in a text
    text`of ${{ name: this.name }}`;
    // ! Prepare: component for a step
    onInit(Prepare);
    // ! outputs: outputs for a step
    onFinalize(step(Prepare, { rawData: this.data }).outputs);
  }
}
