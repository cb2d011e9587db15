import { type Binding, input, parallelRunFunction, pipeline, step } from "azml";
import { score } from "../defined.js";

const task = { entryScript: "score.py" };
// ! inputData: no such input
parallelRunFunction({ inputs: { data: "mltable" }, inputData: "datas", task });
// ! inputData: the text of a binding
parallelRunFunction({ inputs: { data: "mltable" }, inputData: "${{inputs.data}}", task });
// ! inputData: no input to cut
parallelRunFunction({ inputs: { data: "mltable" }, task });
// ! inputs: no inputs
parallelRunFunction({ inputData: "data", task });
// ! data: unknown kind
parallelRunFunction({ inputs: { data: "ml_table" }, inputData: "data", task });
// ! task: no task
parallelRunFunction({ inputs: { data: "mltable" }, inputData: "data" });
// ! entryScript: no script
parallelRunFunction({ inputs: { data: "mltable" }, inputData: "data", task: { code: "./src" } });
// ! inputs.model: no such input in the arguments
parallelRunFunction({ inputs: { data: "mltable" }, inputData: "data", task: { entryScript: "a.py", programArguments: "--m ${{inputs.model}}" } });
// ! appendRowTo: no such output
parallelRunFunction({ inputs: { data: "mltable" }, outputs: { scores: "uri_file" }, inputData: "data", task: { entryScript: "a.py", appendRowTo: "score" } });
// ! miniBatchSize: unknown unit
parallelRunFunction({ inputs: { data: "mltable" }, inputData: "data", task, miniBatchSize: "10tb" });
// ! timeouts: misspelt setting
parallelRunFunction({ inputs: { data: "mltable" }, inputData: "data", task, retrySettings: { timeouts: 1 } });
// ! loggingLevel: unknown level
parallelRunFunction({ inputs: { data: "mltable" }, inputData: "data", task, loggingLevel: "LOUD" });
// ! errorThreshold: text for a number
parallelRunFunction({ inputs: { data: "mltable" }, inputData: "data", task, errorThreshold: "5" });
// ! partitionKeys: text for a list
parallelRunFunction({ inputs: { data: "mltable" }, inputData: "data", task, partitionKeys: "a" });
// ! command: option of commands
parallelRunFunction({ inputs: { data: "mltable" }, inputData: "data", task, command: "echo" });

@pipeline()
export class Parallel {
  @input("mltable") data!: Binding<"mltable">;
  @input("mlflow_model") model!: Binding<"mlflow_model">;
  build() {
    // ! model: input missing
    step(score, { data: this.data });
    // ! data: model for a table
    step(score, { data: this.model, model: this.model });
    // ! top: text for an integer
    step(score, { data: this.data, model: this.model, top: "1" });
    // ! distribution: option of commands
    step(score, { data: this.data, model: this.model }, { distribution: { type: "mpi" } });
    // ! miniBatchSize: no size
    step(score, { data: this.data, model: this.model }, { miniBatchSize: "ten" });
    // ! score: unknown output
    step(score, { data: this.data, model: this.model }).outputs.score;
  }
}
