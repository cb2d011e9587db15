import { type Binding, input, pipeline, spark, step } from "azml";
import { count } from "../defined.js";

const cores = { driverCores: 1, driverMemory: "2g", executorCores: 1, executorMemory: "2g", executorInstances: 1 };
// ! code: no code
spark({ entry: { file: "a.py" }, ...cores });
// ! entry: no entry
spark({ code: "./src", ...cores });
// ! entry: text for an entry
spark({ code: "./src", entry: "a.py", ...cores });
// ! files: misspelt entry
spark({ code: "./src", entry: { files: "a.py" }, ...cores });
// ! inputs.words: no such input in the arguments
spark({ code: "./src", entry: { file: "a.py" }, args: "--words ${{inputs.words}}", inputs: { word: "uri_folder" }, ...cores });
// ! words: unknown kind
spark({ code: "./src", entry: { file: "a.py" }, inputs: { words: "folder" }, ...cores });
// ! driverMemory: number for a memory
spark({ code: "./src", entry: { file: "a.py" }, ...cores, driverMemory: 2 });
// ! executorInstances: text for a number
spark({ code: "./src", entry: { file: "a.py" }, ...cores, executorInstances: "2" });
// ! instanceCount: resources of a command
spark({ code: "./src", entry: { file: "a.py" }, ...cores, resources: { instanceCount: 2 } });
// ! jars: text for a list
spark({ code: "./src", entry: { file: "a.py" }, ...cores, jars: "a.jar" });
// ! driverCore: misspelt option
spark({ code: "./src", entry: { file: "a.py" }, ...cores, driverCore: 2 });
// ! dynamicAllocationEnabled: text for a truth
spark({ code: "./src", entry: { file: "a.py" }, ...cores, dynamicAllocationEnabled: "yes" });

@pipeline()
export class Sparks {
  @input("uri_folder") words!: Binding<"uri_folder">;
  build() {
    // ! words: input missing
    step(count, {});
    // ! words: text for a folder
    step(count, { words: "a" });
    // ! instanceCount: resources of a command
    step(count, { words: this.words }, { resources: { instanceCount: 2 } });
    // ! limits: option of commands
    step(count, { words: this.words }, { limits: { timeout: 60 } });
    // ! count: unknown output
    step(count, { words: this.words }).outputs.count;
  }
}
