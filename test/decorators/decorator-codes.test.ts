import { describe, expect, it } from "vitest";
import { diagnose } from "../graph/diagnose.js";

describe("what decorators say", () => {
  it("AZML101 standard decorator, as a toolchain without experimentalDecorators calls it", async () => {
    expect(
      await diagnose(`
const name = input("string")(undefined, { kind: "field", name: "name" });
export default name;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:14 - error AZML101: @input was called as a standard decorator.
        2 | const name = input("string")(undefined, { kind: "field", name: "name" });
          |              ~~~~~
        hint: set "experimentalDecorators": true in the tsconfig.json of this file, or say oxc: { decorator: { legacy: true } } in the configuration of Vitest

      Found 1 error.
      "
    `);
    expect(
      await diagnose(`
commandComponent()(class C {}, { kind: "class", name: "C" });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:1 - error AZML101: @commandComponent was called as a standard decorator.
        2 | commandComponent()(class C {}, { kind: "class", name: "C" });
          | ~~~~~~~~~~~~~~~~
        hint: set "experimentalDecorators": true in the tsconfig.json of this file, or say oxc: { decorator: { legacy: true } } in the configuration of Vitest

      Found 1 error.
      "
    `);
  });

  it("AZML102 unknown port kind", async () => {
    expect(
      await diagnose(`
@commandComponent()
class C {
  @input("folder") data;
  @input("uri_foldr") typo;
  @input(5) number;
  @output("model") model;
  run() {}
}
@pipeline()
class P {
  build() {
    step(C, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:4:4 - error AZML102: @input C.data has no known kind, but the text "folder".
        4 |   @input("folder") data;
          |    ~~~~~
        hint: kinds are: uri_file, uri_folder, mltable, mlflow_model, custom_model, triton_model, string, integer, number, boolean

      pipeline.ts:5:4 - error AZML102: @input C.typo has no known kind, but the text "uri_foldr".
        5 |   @input("uri_foldr") typo;
          |    ~~~~~
        hint: did you mean "uri_folder"?

      pipeline.ts:6:4 - error AZML102: @input C.number has no known kind, but the number 5.
        6 |   @input(5) number;
          |    ~~~~~
        hint: kinds are: uri_file, uri_folder, mltable, mlflow_model, custom_model, triton_model, string, integer, number, boolean

      pipeline.ts:7:4 - error AZML102: @output C.model has no known kind, but the text "model".
        7 |   @output("model") model;
          |    ~~~~~~
        hint: kinds are: uri_file, uri_folder, mltable, mlflow_model, custom_model, triton_model, string, integer, number, boolean

      Found 4 errors.
      "
    `);
  });

  it("AZML103 undefined decorator argument", async () => {
    expect(
      await diagnose(`
class C {
  @input(undefined) data;
  @commandComponent({ inputs: undefined })
  static evaluate(io) {}
  run() {}
}
commandComponent()(C);
@pipeline()
class P {
  build() {
    step(C, {});
    step(C.evaluate, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:3:4 - error AZML103: the kind of @input C.data is undefined.
        3 |   @input(undefined) data;
          |    ~~~~~
        hint: an import ring leaves a class undefined while decorators run: give a thunk, () => TheClass

      pipeline.ts:4:4 - error AZML114: C.evaluate has a parameter, and no class of ports.
        4 |   @commandComponent({ inputs: undefined })
          |    ~~~~~~~~~~~~~~~~
        hint: say { inputs: TheClass }: types are gone at run time

      pipeline.ts:4:23 - error AZML103: the option "inputs" of @commandComponent of C.evaluate is undefined.
        4 |   @commandComponent({ inputs: undefined })
          |                       ~~~~~~
        hint: an import ring leaves a class undefined while decorators run: give a thunk, inputs: () => TheClass

      Found 3 errors.
      "
    `);
  });

  it("AZML104 wrong port option", async () => {
    expect(
      await diagnose(`
@commandComponent()
class C {
  @input("integer", { minimum: 1 }) epochs = 1;
  @input("string", { description: 5 }) text = "";
  @input("string", "text") other = "";
  @output("uri_file", { optional: true }) file;
  run() {}
}
@pipeline()
class P {
  build() {
    step(C, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:4:23 - error AZML104: @input C.epochs has no option "minimum".
        4 |   @input("integer", { minimum: 1 }) epochs = 1;
          |                       ~~~~~~~
        hint: options are: name, description, optional, default, min, max, enum, mode

      pipeline.ts:5:22 - error AZML104: option "description" of @input C.text has to be a text, not the number 5.
        5 |   @input("string", { description: 5 }) text = "";
          |                      ~~~~~~~~~~~

      pipeline.ts:6:4 - error AZML104: the options of @input C.other are not an object but the text "text".
        6 |   @input("string", "text") other = "";
          |    ~~~~~

      pipeline.ts:7:25 - error AZML104: @output C.file has no option "optional".
        7 |   @output("uri_file", { optional: true }) file;
          |                         ~~~~~~~~
        hint: options are: name, description, mode

      Found 4 errors.
      "
    `);
  });

  it("AZML105 duplicate port", async () => {
    expect(
      await diagnose(`
@commandComponent()
class C {
  @input("string") @input("string") twice = "";
  @input("integer") trainingData = 1;
  @input("integer", { name: "Training_Data" }) other = 1;
  @output("number") @output("number") run() {}
}
@commandComponent()
class D {
  @output("uri_file") output;
  @output("number") run() {}
}
@pipeline()
class P {
  build() {
    step(C, {});
    step(D, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:4:4 - error AZML105: C.twice has two port decorators.
        4 |   @input("string") @input("string") twice = "";
          |    ~~~~~
        hint: keep one of them

      pipeline.ts:6:4 - error AZML105: the ports trainingData and other of C have the same name "training_data".
        6 |   @input("integer", { name: "Training_Data" }) other = 1;
          |    ~~~~~
        hint: give one of them another with { name: "…" }; case does not count

      pipeline.ts:7:4 - error AZML105: @output of C.run() is written twice.
        7 |   @output("number") @output("number") run() {}
          |    ~~~~~~
        hint: keep one of them

      pipeline.ts:12:4 - error AZML105: the returned value of D is called "output", like one of its ports.
        12 |   @output("number") run() {}
           |    ~~~~~~
        hint: give the port another name

      Found 4 errors.
      "
    `);
  });

  it("AZML106 invalid port name", async () => {
    expect(
      await diagnose(`
@commandComponent()
class C {
  @input("string") größe = "";
  @input("string", { name: "two words" }) text = "";
  run() {}
}
@pipeline()
class P {
  build() {
    step(C, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:4:4 - error AZML106: "größe" is no valid name for the port C.größe.
        4 |   @input("string") größe = "";
          |    ~~~~~
        hint: letters, digits and underscores, not starting with a digit; say another with { name: "…" }

      pipeline.ts:5:4 - error AZML106: "two words" is no valid name for the port C.text.
        5 |   @input("string", { name: "two words" }) text = "";
          |    ~~~~~
        hint: letters, digits and underscores, not starting with a digit; say another with { name: "…" }

      Found 2 errors.
      "
    `);
  });

  it("AZML107 default that does not fit the port", async () => {
    expect(
      await diagnose(`
@commandComponent()
class C {
  @input("integer") epochs = 2.5;
  @input("integer") count = "3";
  @input("string", { default: "a" }) text = "b";
  @input("uri_folder") data = "./data";
  run() {}
}
@pipeline()
class P {
  build() {
    step(C, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:4:21 - error AZML107: the default of C.epochs has to be a whole number, not the number 2.5.
        4 |   @input("integer") epochs = 2.5;
          |                     ~~~~~~

      pipeline.ts:5:21 - error AZML107: the default of C.count has to be a whole number, not the text "3".
        5 |   @input("integer") count = "3";
          |                     ~~~~~

      pipeline.ts:6:38 - error AZML107: C.text has two defaults: the text "a" in @input, the text "b" as its initial value.
        6 |   @input("string", { default: "a" }) text = "b";
          |                                      ~~~~
        hint: keep one of them

      pipeline.ts:7:4 - error AZML107: C.data is a uri_folder input with the initial value the text "./data".
        7 |   @input("uri_folder") data = "./data";
          |    ~~~~~
        hint: files, folders, tables and models have no default

      Found 4 errors.
      "
    `);
  });

  it("AZML108 default out of range", async () => {
    expect(
      await diagnose(`
@commandComponent()
class C {
  @input("integer", { min: 1 }) epochs = 0;
  @input("number", { max: 1 }) rate = 1.5;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "cubic";
  run() {}
}
@pipeline()
class P {
  build() {
    step(C, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:4:33 - error AZML108: the default of C.epochs has to be at least 1, not the number 0.
        4 |   @input("integer", { min: 1 }) epochs = 0;
          |                                 ~~~~~~

      pipeline.ts:5:32 - error AZML108: the default of C.rate has to be at most 1, not the number 1.5.
        5 |   @input("number", { max: 1 }) rate = 1.5;
          |                                ~~~~

      pipeline.ts:6:49 - error AZML108: the default of C.kernel has to be one of "rbf", "linear", not the text "cubic".
        6 |   @input("string", { enum: ["rbf", "linear"] }) kernel = "cubic";
          |                                                 ~~~~~~

      Found 3 errors.
      "
    `);
  });

  it("AZML109 port options that do not fit the kind", async () => {
    expect(
      await diagnose(`
@commandComponent()
class C {
  @input("string", { min: 1 }) a = "";
  @input("integer", { min: 5, max: 1 }) b = 3;
  @input("number", { enum: ["1"], max: NaN }) c = 1;
  @input("string", { enum: [] }) d = undefined;
  @input("string", { enum: [1] }) e = undefined;
  @input("boolean", { mode: "download" }) f = true;
  @input("uri_folder", { mode: "upload", optional: true }) g;
  @input("uri_folder", { default: "./data" }) h;
  @output("uri_folder", { mode: "download" }) i;
  run() {}
}
@pipeline()
class P {
  build() {
    step(C, { d: "x", e: "y", h: uriFolder("./data") });
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:4:22 - error AZML109: @input C.a: min is for integer and number ports, not for string.
        4 |   @input("string", { min: 1 }) a = "";
          |                      ~~~

      pipeline.ts:5:23 - error AZML109: @input C.b: min 5 is larger than max 1.
        5 |   @input("integer", { min: 5, max: 1 }) b = 3;
          |                       ~~~

      pipeline.ts:6:22 - error AZML109: @input C.c: enum is for string ports, not for number.
        6 |   @input("number", { enum: ["1"], max: NaN }) c = 1;
          |                      ~~~~

      pipeline.ts:6:35 - error AZML104: option "max" of @input C.c has to be a number, not NaN.
        6 |   @input("number", { enum: ["1"], max: NaN }) c = 1;
          |                                   ~~~

      pipeline.ts:7:22 - error AZML109: @input C.d: enum allows no value at all.
        7 |   @input("string", { enum: [] }) d = undefined;
          |                      ~~~~

      pipeline.ts:8:22 - error AZML104: each of "enum" of @input C.e has to be a text, not the number 1.
        8 |   @input("string", { enum: [1] }) e = undefined;
          |                      ~~~~

      pipeline.ts:8:22 - error AZML109: @input C.e: enum allows no value at all.
        8 |   @input("string", { enum: [1] }) e = undefined;
          |                      ~~~~

      pipeline.ts:9:23 - error AZML109: @input C.f: mode is for files, folders, tables and models, not for boolean.
        9 |   @input("boolean", { mode: "download" }) f = true;
          |                       ~~~~

      pipeline.ts:10:26 - error AZML109: @input C.g: "upload" is no input mode.
        10 |   @input("uri_folder", { mode: "upload", optional: true }) g;
           |                          ~~~~
        hint: modes are: ro_mount, rw_mount, mount, download, direct, eval_mount, eval_download

      pipeline.ts:11:26 - error AZML109: @input C.h: a uri_folder input has no default.
        11 |   @input("uri_folder", { default: "./data" }) h;
           |                          ~~~~~~~

      pipeline.ts:12:27 - error AZML109: @output C.i: "download" is no output mode.
        12 |   @output("uri_folder", { mode: "download" }) i;
           |                           ~~~~
        hint: modes are: rw_mount, mount, upload, direct

      Found 11 errors.
      "
    `);
  });

  it("AZML110 decorated twice", async () => {
    expect(
      await diagnose(`
@commandComponent()
@pipeline()
class C {
  run() {}
  build() {}
}
@pipeline()
class P {
  build() {
    step(C, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:2 - error AZML110: C has both @pipeline and @commandComponent.
        2 | @commandComponent()
          |  ~~~~~~~~~~~~~~~~
        hint: keep one of them

      Found 1 error.
      "
    `);
  });

  it("AZML111 no run() or build()", async () => {
    expect(
      await diagnose(`
@commandComponent()
class C {
  text = "";
}
@pipeline()
class P {
  build() {
    step(C, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:2 - error AZML111: C has no method run().
        2 | @commandComponent()
          |  ~~~~~~~~~~~~~~~~
        hint: run() is the body of the component

      Found 1 error.
      "
    `);
    expect(
      await diagnose(`
@pipeline()
class NoBuild {}
export default NoBuild;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:2 - error AZML111: NoBuild has no method build().
        2 | @pipeline()
          |  ~~~~~~~~
        hint: build() wires the steps and returns the outputs

      Found 1 error.
      "
    `);
  });

  it("AZML112 class that cannot be made", async () => {
    expect(
      await diagnose(`
@commandComponent()
class C {
  constructor() {
    throw new Error("no database");
  }
  run() {}
}
@pipeline()
class P {
  build() {
    step(C, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:2 - error AZML112: new C() fails.
        2 | @commandComponent()
          |  ~~~~~~~~~~~~~~~~
        hint: azml makes instances itself: the constructor takes no parameters, and does nothing that can fail

      Found 1 error.
      "
    `);
  });

  it("AZML113 invalid component name", async () => {
    expect(
      await diagnose(`
@commandComponent({ name: "train / evaluate" })
class C {
  run() {}
}
@pipeline()
class P {
  build() {
    step(C, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:2 - error AZML113: "train / evaluate" is no valid component name.
        2 | @commandComponent({ name: "train / evaluate" })
          |  ~~~~~~~~~~~~~~~~
        hint: letters, digits, ".", "-" and "_"; say another with { name: "…" }

      Found 1 error.
      "
    `);
  });

  it("AZML114 method component without its ports", async () => {
    expect(
      await diagnose(`
class NotPorts {}
class Tools {
  @commandComponent()
  static evaluate(io) {}
  @commandComponent({ inputs: NotPorts })
  static publish(io) {}
  @commandComponent({ inputs: () => 5 })
  static count(io) {}
}
@pipeline()
class P {
  build() {
    step(Tools.evaluate, {});
    step(Tools.publish, {});
    step(Tools.count, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:4:4 - error AZML114: Tools.evaluate has a parameter, and no class of ports.
        4 |   @commandComponent()
          |    ~~~~~~~~~~~~~~~~
        hint: say { inputs: TheClass }: types are gone at run time

      pipeline.ts:6:4 - error AZML114: the class NotPorts of Tools.publish has no ports.
        6 |   @commandComponent({ inputs: NotPorts })
          |    ~~~~~~~~~~~~~~~~
        hint: decorate its fields with @input and @output

      pipeline.ts:8:4 - error AZML114: the option "inputs" of Tools.count is not a class but the function inputs.
        8 |   @commandComponent({ inputs: () => 5 })
          |    ~~~~~~~~~~~~~~~~
        hint: give the class whose fields are the method's ports

      Found 3 errors.
      "
    `);
  });

  it("AZML115 instance method that cannot be called", async () => {
    expect(
      await diagnose(`
class Tools {
  constructor(path) {
    this.path = path.trim();
  }
  @commandComponent()
  ping() {}
}
@pipeline()
class P {
  build() {
    step(Tools.prototype.ping, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:6:4 - error AZML115: the constructor of Tools takes parameters.
        6 |   @commandComponent()
          |    ~~~~~~~~~~~~~~~~
        hint: make the method static, or the constructor without parameters

      Found 1 error.
      "
    `);
  });

  it("AZML116 wrong component option", async () => {
    expect(
      await diagnose(`
@commandComponent({ displayname: "C", tags: 5, version: 2 })
class C {
  run() {}
}
@pipeline("fast")
class P {
  build() {
    step(C, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:21 - error AZML116: @commandComponent of C has no option "displayname".
        2 | @commandComponent({ displayname: "C", tags: 5, version: 2 })
          |                     ~~~~~~~~~~~
        hint: did you mean "displayName"?

      pipeline.ts:2:39 - error AZML116: option "tags" of @commandComponent of C has to be an object, not the number 5.
        2 | @commandComponent({ displayname: "C", tags: 5, version: 2 })
          |                                       ~~~~

      pipeline.ts:6:2 - error AZML116: the options of @pipeline of P are not an object but the text "fast".
        6 | @pipeline("fast")
          |  ~~~~~~~~

      Found 3 errors.
      "
    `);
  });

  it("AZML117 invalid group", async () => {
    expect(
      await diagnose(`
class Data {
  @input("uri_folder") folder;
  @input("string") name;
}
class Empty {}
@commandComponent()
class C {
  @input(Data) data;
  run() {}
}
@pipeline()
class P {
  @input(Data) data;
  @input(Empty) empty;
  build() {
    step(C, {});
  }
}
export default job(P, { data: { name: "x" }, empty: {} });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:3:4 - error AZML117: Data.folder is a uri_folder input in a group.
        3 |   @input("uri_folder") folder;
          |    ~~~~~
        hint: a group holds strings, numbers, booleans and other groups

      pipeline.ts:9:4 - error AZML117: C.data is a group in a command component.
        9 |   @input(Data) data;
          |    ~~~~~
        hint: Azure ML has groups on pipelines only: give the component single inputs

      pipeline.ts:15:4 - error AZML117: the group Empty of P.empty has no @input.
        15 |   @input(Empty) empty;
           |    ~~~~~
        hint: decorate its fields with @input

      Found 3 errors.
      "
    `);
  });

  it("AZML118 output where there is none", async () => {
    expect(
      await diagnose(`
class Group {
  @input("string") name;
  @output("uri_file") file;
}
@commandComponent()
class C {
  @input("string") name;
  run() {}
}
@pipeline()
class P {
  @input(Group) group;
  @output("uri_folder") data;
  build() {
    step(C, { name: this.group.name });
  }
}
export default job(P, { group: { name: "x" } });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:4:4 - error AZML118: @output Group.file stands in a group.
        4 |   @output("uri_file") file;
          |    ~~~~~~
        hint: a group has inputs only

      pipeline.ts:14:4 - error AZML118: @output P.data stands in a pipeline.
        14 |   @output("uri_folder") data;
           |    ~~~~~~
        hint: a pipeline's outputs are what build() returns

      Found 2 errors.
      "
    `);
  });

  it("AZML119 returned value that is no primitive", async () => {
    expect(
      await diagnose(`
@commandComponent()
class C {
  @output("uri_folder") run() {}
}
@pipeline()
class P {
  build() {
    step(C, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:4:4 - error AZML119: @output of C.run() has no primitive kind, but the text "uri_folder".
        4 |   @output("uri_folder") run() {}
          |    ~~~~~~
        hint: a returned value is a string, integer, number or boolean; files and folders are @output fields

      Found 1 error.
      "
    `);
  });

  it("AZML120 kind and type that disagree", async () => {
    expect(
      await diagnose(`
@commandComponent()
class C {
  @input("integer") epochs: string = undefined;
  @input("string") name: number = undefined;
  @input("boolean") flag: boolean = true;
  @output("uri_file") file: string;
  run() {}
}
@pipeline()
class P {
  build() {
    step(C, { epochs: 1, name: "x" });
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:4:4 - error AZML120: @input C.epochs is an integer port, but its property is a string.
        4 |   @input("integer") epochs: string = undefined;
          |    ~~~~~
        hint: make the kind and the property's type agree

      pipeline.ts:5:4 - error AZML120: @input C.name is a string port, but its property is a number.
        5 |   @input("string") name: number = undefined;
          |    ~~~~~
        hint: make the kind and the property's type agree

      Found 2 errors.
      "
    `);
  });
});
