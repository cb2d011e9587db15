// Ports are public: azml and step() have to see them.
import { commandComponent, input, output, type Output, type UriFile } from "azml";

@commandComponent()
export class Hidden {
  // ! a: private input
  @input("string") private a!: string;
  // ! b: protected output
  @output("uri_file") protected b!: Output<UriFile>;
  run(): string {
    return this.a + this.b;
  }
}
