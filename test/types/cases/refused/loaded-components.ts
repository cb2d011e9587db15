import { type Binding, input, loadComponent, pipeline, step, uriFile } from "azml";
import { loaded } from "../components.js";

// ! training_data: unknown kind
loadComponent("./a.yml", { inputs: { training_data: "folder" } });
// ! training_data: optional mark at the wrong place
loadComponent("./a.yml", { inputs: { training_data: "?uri_folder" } });
// ! model: outputs are never optional
loadComponent("./a.yml", { outputs: { model: "uri_folder?" } });
// ! input: misspelt list of ports
loadComponent("./a.yml", { input: { a: "string" } });
// ! 5: number for a path
loadComponent(5);

@pipeline()
export class Loaded {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("string") text!: Binding<"string">;
  build() {
    // ! training_data: input missing
    step(loaded, {});
    // ! trainingData: property name in place of the wire name
    step(loaded, { training_data: this.data, trainingData: this.data });
    // ! training_data: file for a folder
    step(loaded, { training_data: uriFile("./x") });
    // ! training_data: string binding for a folder
    step(loaded, { training_data: this.text });
    // ! max_epochs: text for an integer
    step(loaded, { training_data: this.data, max_epochs: "5" });
    // ! models: unknown output
    step(loaded, { training_data: this.data }, { outputs: { models: {} } });
  }
}
