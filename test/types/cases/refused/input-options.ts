import { type Binding, type Default, input, type UriFolder } from "azml";

export class Options {
  // ! min: limit on a string
  @input("string", { min: 1 }) a!: string;
  // ! enum: choice on a number
  @input("number", { enum: ["1"] }) b!: number;
  // ! 1: number in a choice
  @input("string", { enum: [1] }) c!: string;
  // ! mode: mode on a number
  @input("number", { mode: "download" }) d!: number;
  // ! mode: output mode on an input
  @input("uri_folder", { mode: "upload" }) e!: UriFolder;
  // ! default: default of a folder
  @input("uri_folder", { default: "./data" }) f!: UriFolder;
  // ! default: text for a number
  @input("number", { default: "1" }) g!: Default<number>;
  // ! default: number for a string
  @input("string", { default: 1 }) h!: Default<string>;
  // ! min: text for a limit
  @input("integer", { min: "1" }) i!: number;
  // ! maximum: unknown option
  @input("integer", { maximum: 1 }) j!: number;
  // ! optional: text
  @input("string", { optional: "yes" }) k?: string;
  // ! l: optional property, required input
  @input("string") l?: string;
  // ! m: required property, optional input
  @input("string", { optional: true }) m!: string;
  // ! n: default without Default<…>
  @input("integer", { default: 3 }) n!: number;
  // ! o: pipeline default in the type only
  @input("integer") o!: Default<Binding<"integer">>;
  // ! p: pipeline default in the option only
  @input("integer", { default: 3 }) p!: Binding<"integer">;
  // ! q: optional binding, required input
  @input("uri_folder") q?: Binding<"uri_folder">;
}
