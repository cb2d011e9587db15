import { type Binding, command, input, pipeline, step } from "azml";
import { train } from "../defined.js";

// ! inputs.text: no such input in the text
command({ command: "echo ${{inputs.text}}", inputs: { texts: "string" } });
// ! outputs.model: no such output in the text
command({ command: "echo > ${{ outputs.model }}", inputs: { model: "string" } });
// ! inputs.depth: no such input in an optional part
command({ command: "echo $[[--depth ${{inputs.depth}}]]" });
// ! inputs.b: one of several
command({ command: "echo ${{inputs.a}} ${{inputs.b}}", inputs: { a: "string" } });
// ! text: unknown kind
command({ command: "echo", inputs: { text: "strng" } });
// ! text: unknown kind in an object
command({ command: "echo", inputs: { text: { type: "text" } } });
// ! optionl: misspelt setting of an input
command({ command: "echo", inputs: { text: { type: "string", optionl: true } } });
// ! min: bound of a string
command({ command: "echo", inputs: { text: { type: "string", min: 1 } } });
// ! enum: choices of a number
command({ command: "echo", inputs: { count: { type: "integer", enum: ["1"] } } });
// ! mode: mode of a value
command({ command: "echo", inputs: { count: { type: "integer", mode: "download" } } });
// ! default: default of a folder
command({ command: "echo", inputs: { data: { type: "uri_folder", default: "./data" } } });
// ! default: text for the default of a number
command({ command: "echo", inputs: { count: { type: "integer", default: "1" } } });
// ! mode: unknown mode of an output
command({ command: "echo", outputs: { data: { type: "uri_folder", mode: "ro_mount" } } });
// ! data: optional output
command({ command: "echo", outputs: { data: "uri_folder?" } });
// ! modes: misspelt setting of an output
command({ command: "echo", outputs: { data: { type: "uri_folder", modes: "upload" } } });
// ! command: no command
command({ name: "x" });
// ! commands: misspelt option
command({ command: "echo", commands: "x" });
// ! environment: number for an environment
command({ command: "echo", environment: 3 });
// ! instanceCounts: misspelt resource
command({ command: "echo", resources: { instanceCounts: 1 } });
// ! A: number for a variable
command({ command: "echo", environmentVariables: { A: 1 } });
// ! type: unknown identity
command({ command: "echo", identity: { type: "me" } });

@pipeline()
export class Commands {
  @input("uri_folder") data!: Binding<"uri_folder">;
  build() {
    // ! data: input missing
    step(train, {});
    // ! depth: text for an integer
    step(train, { data: this.data, depth: "3" });
    // ! depths: misspelt input
    step(train, { data: this.data, depths: 3 });
    // ! data: number for a folder
    step(train, { data: 3 });
    // ! kernel: folder for a string
    step(train, { data: this.data, kernel: this.data });
    const trained = step(train, { data: this.data });
    // ! models: unknown output
    step(train, { data: trained.outputs.models });
    // ! data: truth for a folder
    step(train, { data: trained.outputs.ok });
    // ! models: settings of an unknown output
    step(train, { data: this.data }, { outputs: { models: {} } });
    // ! datas: settings of an unknown input
    step(train, { data: this.data }, { inputs: { datas: {} } });
    // ! mode: unknown mode of an input
    step(train, { data: this.data }, { inputs: { data: { mode: "upload" } } });
  }
}
