import { type Binding, dataTransfer, input, pipeline, step } from "azml";
import { merge } from "../defined.js";

// ! a: a value to copy
dataTransfer.copy({ inputs: { a: "string" }, outputs: { b: "uri_folder" } });
// ! outputs: nowhere to copy to
dataTransfer.copy({ inputs: { a: "uri_folder" } });
// ! dataCopyMode: unknown mode
dataTransfer.copy({ inputs: { a: "uri_folder" }, outputs: { b: "uri_folder" }, dataCopyMode: "overwrite" });
// ! command: option of commands
dataTransfer.copy({ inputs: { a: "uri_folder" }, outputs: { b: "uri_folder" }, command: "cp" });

@pipeline()
export class Transfers {
  @input("uri_folder") data!: Binding<"uri_folder">;
  @input("integer") count!: Binding<"integer">;
  build() {
    // ! b: input missing
    step(merge, { a: this.data });
    // ! b: number for a folder
    step(merge, { a: this.data, b: 1 });
    // ! resources: option of commands
    step(merge, { a: this.data, b: this.data }, { resources: {} });
    // ! connection: no connection
    dataTransfer.importDatabase({ query: "select 1" });
    // ! storedProcedure: query and procedure
    dataTransfer.importDatabase({ connection: "azureml:c", query: "select 1", storedProcedure: "sp" });
    // ! query: number for a query
    dataTransfer.importDatabase({ connection: "azureml:c", query: this.count });
    // ! sinks: settings of an unknown output
    dataTransfer.importDatabase({ connection: "azureml:c", query: "select 1" }, { outputs: { sinks: {} } });
    // ! path: no path
    dataTransfer.importFileSystem({ connection: "azureml:s3" });
    // ! source: folder for a file
    dataTransfer.exportDatabase({ source: this.data, connection: "azureml:c", tableName: "t" });
    // ! tableName: no table
    dataTransfer.exportDatabase({ source: this.data.as("uri_file"), connection: "azureml:c" });
    // ! exportFileSystem: what Azure ML has not
    dataTransfer.exportFileSystem({ source: this.data, connection: "azureml:c", path: "x" });
    const rows = dataTransfer.importDatabase({ connection: "azureml:c", query: "select 1" });
    // ! rows: unknown output
    step(merge, { a: rows.outputs.rows, b: this.data });
  }
}
