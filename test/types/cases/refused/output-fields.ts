import { commandComponent, input, type MLFlowModel, output, type Output, type UriFile, type UriFolder } from "azml";

export class Fields {
  // ! a: path that is no output
  @output("uri_folder") a!: UriFolder;
  // ! b: output of another kind
  @output("uri_folder") b!: Output<UriFile>;
  // ! c: plain text
  @output("mlflow_model") c!: string;
  // ! "model": misspelt kind
  @output("model") d!: Output<MLFlowModel>;
  // ! mode: input mode on an output
  @output("uri_folder", { mode: "ro_mount" }) e!: Output<UriFolder>;
  // ! optional: option of inputs
  @output("uri_folder", { optional: true }) f!: Output<UriFolder>;
  // ! g: number for a text output
  @output("string") g!: Output<number>;
}

export class Methods {
  // ! text: returns a text, says number
  @output("number") text(): string {
    return "";
  }
  // ! nothing: returns nothing
  @output("number") nothing(): void {}
  // ! folder: a folder cannot be returned
  @output("uri_folder") folder(): string {
    return "";
  }
  // ! later: promise of another type
  @output("boolean") async later(): Promise<number> {
    return 1;
  }
  // ! measured: a method is no input
  @input("number") measured(): number {
    return 1;
  }
}

@commandComponent()
export class Returning {
  // ! run: returns what is no primitive
  @output("number") run(): { accuracy: number } {
    return { accuracy: 1 };
  }
}
