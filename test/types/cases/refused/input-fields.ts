import { type Binding, type CustomModel, type Default, input, type MLFlowModel, type MLTable, type Output, type UriFile, type UriFolder } from "azml";

export class Fields {
  // ! a: file type on a folder port
  @input("uri_folder") a!: UriFile;
  // ! b: plain text on a folder port
  @input("uri_folder") b!: string;
  // ! c: number on a string port
  @input("string") c!: number;
  // ! d: text on a number port
  @input("number") d!: string;
  // ! e: text on an integer port
  @input("integer") e!: string;
  // ! f: text on a boolean port
  @input("boolean") f!: "true";
  // ! g: path on a string port
  @input("string") g!: UriFolder;
  // ! h: another model
  @input("mlflow_model") h!: CustomModel;
  // ! i: table on a folder port
  @input("uri_folder") i!: MLTable;
  // ! j: number binding on an integer port
  @input("integer") j!: Binding<"number">;
  // ! k: string binding on a file port
  @input("uri_file") k!: Binding<"string">;
  // ! l: list
  @input("string") l!: string[];
  // ! m: date
  @input("string") m!: Date;
  // ! n: unknown
  @input("string") n!: unknown;
  // ! o: output type on an input
  @input("uri_folder") o!: Output<UriFolder>;
  // ! p: union of two kinds
  @input("integer") p!: number | string;
  // ! "folder": misspelt kind
  @input("folder") q!: UriFolder;
  // ! "float": Python's name of a kind
  @input("float") r!: number;
  // ! input: no kind
  @input() s!: string;
  // ! t: type in place of a kind
  @input(String) t!: string;
  // ! u: model on a table port
  @input("mltable") u!: MLFlowModel;
  // ! v: default in the type of a path
  @input("uri_folder", { optional: true }) v!: Default<UriFolder>;
}
