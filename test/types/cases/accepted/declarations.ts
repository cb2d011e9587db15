// Everything a class of ports may say.
import {
  commandComponent,
  context,
  type CustomModel,
  type Default,
  environment,
  input,
  type Integer,
  loadComponent,
  type MLFlowModel,
  type MLTable,
  output,
  type Output,
  type TritonModel,
  type UriFile,
  type UriFolder,
} from "azml";

@commandComponent({ name: "all", environment: environment("azureml:env:1"), tags: { a: "b" }, resources: { instanceCount: 1 }, distribution: { type: "mpi" } })
export class AllPorts {
  @input("uri_file", { mode: "download", description: "A file." }) file!: UriFile;
  @input("uri_folder") folder!: UriFolder;
  @input("mltable", { mode: "eval_mount" }) table!: MLTable;
  @input("mlflow_model") model!: MLFlowModel;
  @input("custom_model") custom!: CustomModel;
  @input("triton_model") triton!: TritonModel;
  @input("string", { enum: ["a", "b"] }) text!: "a" | "b";
  @input("integer", { min: 0 }) count!: Integer;
  @input("integer") plain!: number;
  @input("number", { min: 0, max: 1 }) rate!: number;
  @input("boolean") flag!: boolean;
  @input("boolean", { default: true }) on: Default<boolean> = true;
  @input("uri_folder", { optional: true }) maybe?: UriFolder;
  @input("string", { optional: true }) note?: string | undefined;
  @output("uri_file") outFile!: Output<UriFile>;
  @output("uri_folder", { mode: "upload" }) outFolder!: Output<UriFolder>;
  @output("mltable") outTable!: Output<MLTable>;
  @output("mlflow_model") outModel!: Output<MLFlowModel>;
  @output("custom_model") outCustom!: Output<CustomModel>;
  @output("triton_model") outTriton!: Output<TritonModel>;
  private readonly cache = new Map<string, string>();
  #secret = 1;

  @output("string") run(): string {
    context.logMetric("n", this.#secret, 1);
    return this.cache.get(this.text) ?? `${this.file}${this.count + this.rate}`;
  }
}

@commandComponent()
export class Derived extends AllPorts {
  @input("number") extra: Default<number> = 1;
}

@commandComponent()
export class Counting {
  @output("integer") async run(): Promise<number> {
    return 3;
  }
}

/** A body that returns nothing, something that is no output, or what it likes. */
@commandComponent()
export class Quiet {
  run(): Promise<void> {
    return Promise.resolve();
  }
}

/** Every kind, with and without the mark of an input that may be left out. */
export const allKinds = loadComponent("./all.yml", {
  inputs: {
    a: "uri_file?",
    b: "uri_folder?",
    c: "mltable?",
    d: "mlflow_model?",
    e: "custom_model?",
    f: "triton_model?",
    g: "string?",
    h: "integer?",
    i: "number?",
    j: "boolean?",
    k: "uri_folder",
    l: "boolean",
  },
});
