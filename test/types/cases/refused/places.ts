// Where a decorator cannot stand.
import { commandComponent, input, output, type Output, pipeline, type UriFile, type UriFolder } from "azml";

export class Places {
  // ! a: getter for an input
  @input("string") get a(): string {
    return "a";
  }
  // ! b: setter for an input
  @input("uri_folder") set b(value: UriFolder) {
    value.toString();
  }
  // ! c: accessor for an input
  @input("number") accessor c = 1;
  // ! d: getter for an output
  @output("uri_file") get d(): Output<UriFile> {
    return "d";
  }
  // ! e: accessor for an output
  @output("uri_file") accessor e!: Output<UriFile>;
  // ! f: static field for an input
  @input("string") static f: string;
  // ! g: static field for an output
  @output("uri_file") static g: Output<UriFile>;
  // ! h: method for an input
  @input("string") h(): string {
    return "";
  }
  // ! pipeline: on a field
  @pipeline() i = 1;
  // ! commandComponent: on a getter
  @commandComponent() get j(): number {
    return 1;
  }
  // ! k: number for an output
  @output("number") k = 1;
}
// ! class: with @input
@input("string")
export class OnClass {}
// ! class: with @output
@output("string")
export class OutputOnClass {}
// ! "both": neither a kind nor a class
export const decorate = [input("both"), output("uri_folder")];
