import { describe, expect, it } from "vitest";
import { diagnose } from "./diagnose.js";

describe("what the graph builder finds", () => {
  it("AZML201 step() outside build()", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
step(Train, { data: uriFolder("./") });
export default Train;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:11:1 - error AZML201: step() was called outside build().
        11 | step(Train, { data: uriFolder("./") });
           | ~~~~
        hint: call it inside the build() of a @pipeline class, a @pipeline method, or standaloneJob(() => …)

      Found 1 error.
      "
    `);
  });

  it("AZML202 not a component", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
class Plain {}
class Derived extends Train {}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    step(Plain, {});
    step({ component: "train" }, {});
    step("./train.yml", {});
    step(Derived, {});
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:17:5 - error AZML202: the class Plain is not a component.
        17 |     step(Plain, {});
           |     ~~~~
        hint: decorate it with @commandComponent or @pipeline

      pipeline.ts:18:5 - error AZML202: an object is not a component.
        18 |     step({ component: "train" }, {});
           |     ~~~~
        hint: give a decorated class or method, loadComponent(…), component(…), or command(…)

      pipeline.ts:19:5 - error AZML202: the text "./train.yml" is not a component.
        19 |     step("./train.yml", {});
           |     ~~~~
        hint: give a decorated class or method, loadComponent(…), component(…), or command(…)

      pipeline.ts:20:5 - error AZML202: the class Derived is not a component.
        20 |     step(Derived, {});
           |     ~~~~
        hint: decorate it with @commandComponent or @pipeline

      Found 4 errors.
      "
    `);
  });

  it("AZML203 undefined component", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    step(Train.evaluate, {});
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:15:5 - error AZML203: the component of this step is undefined.
        15 |     step(Train.evaluate, {});
           |     ~~~~
        hint: an import ring leaves a class undefined: import it from the file that defines it, and break the ring

      Found 1 error.
      "
    `);
    expect(
      await diagnose(`
export default job(undefined, {});
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:16 - error AZML203: the pipeline of job() is undefined.
        2 | export default job(undefined, {});
          |                ~~~
        hint: an import ring leaves a class undefined: import it from the file that defines it, and break the ring

      Found 1 error.
      "
    `);
  });

  it("AZML204 unknown input", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    step(Train, { data: this.data, epoch: 3 });
    step(
      Train,
      {
        data: this.data,
        something: 1,
      },
      { name: "second" },
    );
  }
}
export default job(P, { data: uriFolder("./"), dta: 5 });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:15:36 - error AZML204: step "train" has no input "epoch".
        15 |     step(Train, { data: this.data, epoch: 3 });
           |                                    ~~~~~
        inputs of Train: data, epochs (default 10), kernel (default "rbf"), note?
        hint: did you mean "epochs"?

      pipeline.ts:20:9 - error AZML204: step "second" has no input "something".
        20 |         something: 1,
           |         ~~~~~~~~~
        inputs of Train: data, epochs (default 10), kernel (default "rbf"), note?

      pipeline.ts:26:48 - error AZML204: the job has no input "dta".
        26 | export default job(P, { data: uriFolder("./"), dta: 5 });
           |                                                ~~~
        inputs of P: data
        hint: did you mean "data"?

      Found 3 errors.
      "
    `);
  });

  it("AZML205 missing input", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    step(Train, {});
    step(Train);
  }
}
export default job(P, {});
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:15:5 - error AZML205: step "train" needs the input "data".
        15 |     step(Train, {});
           |     ~~~~
        at jobs.train.inputs.data
        inputs of Train: data, epochs (default 10), kernel (default "rbf"), note?

      pipeline.ts:16:5 - error AZML205: step "train" needs the input "data".
        16 |     step(Train);
           |     ~~~~
        at jobs.train_1.inputs.data
        inputs of Train: data, epochs (default 10), kernel (default "rbf"), note?

      pipeline.ts:19:16 - error AZML205: the job needs the input "data".
        19 | export default job(P, {});
           |                ~~~
        at inputs.data
        inputs of P: data

      Found 3 errors.
      "
    `);
  });

  it("AZML206 value of the wrong kind", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    const first = step(Train, { data: "./data", epochs: "three", kernel: 5 });
    step(Train, { data: first, epochs: 2.5, kernel: null });
    step(Train, { data: uriFile("./x"), epochs: uriFolder("./x"), kernel: undefined });
    step(Train, "data");
    step(Train, [this.data]);
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:15:33 - error AZML206: input "data" of step "train" has to be a uri_folder, not the text "./data".
        15 |     const first = step(Train, { data: "./data", epochs: "three", kernel: 5 });
           |                                 ~~~~
        at jobs.train.inputs.data
        hint: write uriFolder("./data")

      pipeline.ts:15:49 - error AZML206: input "epochs" of step "train" has to be a whole number, not the text "three".
        15 |     const first = step(Train, { data: "./data", epochs: "three", kernel: 5 });
           |                                                 ~~~~~~
        at jobs.train.inputs.epochs

      pipeline.ts:15:66 - error AZML206: input "kernel" of step "train" has to be a string, not the number 5.
        15 |     const first = step(Train, { data: "./data", epochs: "three", kernel: 5 });
           |                                                                  ~~~~~~
        at jobs.train.inputs.kernel

      pipeline.ts:16:19 - error AZML206: input "data" of step "train" has to be a uri_folder, not a step.
        16 |     step(Train, { data: first, epochs: 2.5, kernel: null });
           |                   ~~~~
        at jobs.train_1.inputs.data
        hint: give a binding, or uriFolder("…")

      pipeline.ts:16:32 - error AZML206: input "epochs" of step "train" has to be a whole number, not the number 2.5.
        16 |     step(Train, { data: first, epochs: 2.5, kernel: null });
           |                                ~~~~~~
        at jobs.train_1.inputs.epochs

      pipeline.ts:16:45 - error AZML206: input "kernel" of step "train" has to be a string, not null.
        16 |     step(Train, { data: first, epochs: 2.5, kernel: null });
           |                                             ~~~~~~
        at jobs.train_1.inputs.kernel
        hint: leave it out instead of giving null

      pipeline.ts:17:19 - error AZML206: input "data" of step "train" has to be a uri_folder, not a uri_file.
        17 |     step(Train, { data: uriFile("./x"), epochs: uriFolder("./x"), kernel: undefined });
           |                   ~~~~
        hint: give a binding, or uriFolder("…")

      pipeline.ts:17:41 - error AZML206: input "epochs" of step "train" has to be a whole number, not a uri_folder.
        17 |     step(Train, { data: uriFile("./x"), epochs: uriFolder("./x"), kernel: undefined });
           |                                         ~~~~~~

      pipeline.ts:18:5 - error AZML206: the inputs of step "train" are not an object but the text "data".
        18 |     step(Train, "data");
           |     ~~~~
        hint: inputs of Train: data, epochs (default 10), kernel (default "rbf"), note?

      pipeline.ts:19:5 - error AZML206: the inputs of step "train" are not an object but an array.
        19 |     step(Train, [this.data]);
           |     ~~~~
        hint: inputs of Train: data, epochs (default 10), kernel (default "rbf"), note?

      Found 10 errors.
      "
    `);
  });

  it("AZML207 binding used as a value", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  @input("integer") rate;
  build() {
    step(Train, { data: this.data, note: \`rate \${this.rate}\` });
    step(Train, { data: this.data, epochs: this.rate * 2 });
    step(Train, { data: this.data, epochs: Number(this.rate) });
    const trained = step(Train, { data: this.data, note: "model " + this.data });
    JSON.stringify(trained.outputs);
  }
}
export default job(P, { data: uriFolder("./"), rate: 1 });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:16:55 - error AZML207: input "rate" has no value while the graph is built.
        16 |     step(Train, { data: this.data, note: \`rate \${this.rate}\` });
           |                                                       ~~~~
        hint: pass the binding itself to a step, and compute with its value inside a component

      pipeline.ts:17:49 - error AZML207: input "rate" has no value while the graph is built.
        17 |     step(Train, { data: this.data, epochs: this.rate * 2 });
           |                                                 ~~~~
        hint: pass the binding itself to a step, and compute with its value inside a component

      pipeline.ts:18:44 - error AZML207: input "rate" has no value while the graph is built.
        18 |     step(Train, { data: this.data, epochs: Number(this.rate) });
           |                                            ~~~~~~
        hint: pass the binding itself to a step, and compute with its value inside a component

      pipeline.ts:19:58 - error AZML207: input "data" has no value while the graph is built.
        19 |     const trained = step(Train, { data: this.data, note: "model " + this.data });
           |                                                          ~~~~~~~~
        hint: pass the binding itself to a step, and compute with its value inside a component

      pipeline.ts:20:10 - error AZML207: output "model" of step "train" has no value while the graph is built.
        20 |     JSON.stringify(trained.outputs);
           |          ~~~~~~~~~
        hint: pass the binding itself to a step, and compute with its value inside a component

      Found 5 errors.
      "
    `);
  });

  it("AZML208 binding of another pipeline", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
let leaked;
@pipeline()
class Inner {
  @input("uri_folder") data;
  build() {
    leaked = step(Train, { data: this.data });
    return { model: leaked.outputs.model };
  }
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    step(Inner, { data: this.data });
    step(Inner, { data: leaked.outputs.model });
    return { model: leaked.outputs.model };
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:23:3 - error AZML208: the output "model" of P.build() belongs to another pipeline.
        23 |   build() {
           |   ~~~~~
        hint: return outputs of this pipeline's own steps

      pipeline.ts:25:19 - error AZML208: output "model" of step "train" belongs to another pipeline than input "data" of step "inner".
        25 |     step(Inner, { data: leaked.outputs.model });
           |                   ~~~~
        hint: give the inner pipeline an input, and pass the binding there

      Found 2 errors.
      "
    `);
  });

  it("AZML209 build() that returned no outputs", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    return step(Train, { data: this.data });
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:14:3 - error AZML209: P.build() returned a step.
        14 |   build() {
           |   ~~~~~
        hint: return its outputs by name: { model: trained.outputs.model }

      Found 1 error.
      "
    `);
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    return [step(Train, { data: this.data }).outputs.model];
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:14:3 - error AZML209: P.build() returned an array.
        14 |   build() {
           |   ~~~~~
        hint: return an object of step outputs, or nothing

      Found 1 error.
      "
    `);
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    const trained = step(Train, { data: this.data });
    return { trained, accuracy: 0.9, model: trained.outputs.model };
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:14:3 - error AZML209: the output "trained" of P.build() is not a step's output, but a step.
        14 |   build() {
           |   ~~~~~
        hint: return step.outputs.… under this name

      pipeline.ts:14:3 - error AZML209: the output "accuracy" of P.build() is not a step's output, but the number 0.9.
        14 |   build() {
           |   ~~~~~
        hint: return step.outputs.… under this name

      Found 2 errors.
      "
    `);
  });

  it("AZML210 asynchronous build()", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  async build() {
    step(Train, { data: uriFolder("./") });
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:13:9 - error AZML210: P.build() is asynchronous.
        13 |   async build() {
           |         ~~~~~
        hint: build the graph synchronously: remove async, and do the waiting inside components

      Found 1 error.
      "
    `);
  });

  it("AZML211 pipeline that contains itself", async () => {
    expect(
      await diagnose(`
@pipeline()
class A {
  build() {
    step(B, {});
  }
}
@pipeline()
class B {
  build() {
    step(A, {});
  }
}
export default A;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:11:5 - error AZML211: pipeline A contains itself.
        11 |     step(A, {});
           |     ~~~~
        A → B → A
        hint: Azure ML has no recursion: repeat with the inner steps, or split the pipeline

      Found 1 error.
      "
    `);
  });

  it("AZML212 duplicate node name", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    step(Train, { data: this.data }, { name: "train" });
    step(Train, { data: this.data }, { name: "train" });
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:16:47 - error AZML212: two steps are called "train".
        16 |     step(Train, { data: this.data }, { name: "train" });
           |                                               ~~~~~
        the first one is on line 15
        hint: give one of them another name

      Found 1 error.
      "
    `);
  });

  it("AZML213 invalid node name", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    step(Train, { data: this.data }, { name: "Train Model" });
    step(Train, { data: this.data }, { name: "1st" });
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:15:40 - error AZML213: "Train Model" is no valid node name.
        15 |     step(Train, { data: this.data }, { name: "Train Model" });
           |                                        ~~~~
        hint: lower-case letters, digits and underscores, not starting with a digit: "train_model"

      pipeline.ts:16:40 - error AZML213: "1st" is no valid node name.
        16 |     step(Train, { data: this.data }, { name: "1st" });
           |                                        ~~~~
        hint: lower-case letters, digits and underscores, not starting with a digit: "n1st"

      Found 2 errors.
      "
    `);
  });

  it("AZML214 unknown output", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@commandComponent()
class Measure {
  run() {
    return 0.9;
  }
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    const trained = step(Train, { data: this.data });
    const measured = step(Measure, {});
    step(Train, { data: trained.outputs.modle });
    return { accuracy: measured.outputs.output };
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:23:41 - error AZML214: step "train" has no output "modle".
        23 |     step(Train, { data: trained.outputs.modle });
           |                                         ~~~~~
        outputs of Train: model
        hint: did you mean "model"?

      pipeline.ts:24:41 - error AZML214: step "measure" has no output "output".
        24 |     return { accuracy: measured.outputs.output };
           |                                         ~~~~~~
        outputs of Measure: none
        hint: a returned value is an output when @output("number"), or its kind, stands above the method

      Found 2 errors.
      "
    `);
  });

  it("AZML215 kinds that do not fit", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  @input("uri_file") file;
  @input("number") rate;
  build() {
    step(Train, { data: this.file });
    step(Train, { data: this.data, note: this.data, epochs: this.rate });
  }
}
export default job(P, { data: uriFolder("./"), file: uriFile("./pipeline.ts"), rate: 1 });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:17:19 - error AZML215: input "data" of step "train" takes a uri_folder, but input "file" is a uri_file.
        17 |     step(Train, { data: this.file });
           |                   ~~~~
        hint: if this is meant, write .as("uri_folder") behind the binding

      pipeline.ts:18:36 - error AZML215: input "note" of step "train" takes a string, but input "data" is a uri_folder.
        18 |     step(Train, { data: this.data, note: this.data, epochs: this.rate });
           |                                    ~~~~

      pipeline.ts:18:53 - error AZML215: input "epochs" of step "train" takes an integer, but input "rate" is a number.
        18 |     step(Train, { data: this.data, note: this.data, epochs: this.rate });
           |                                                     ~~~~~~
        hint: if this is meant, write .as("integer") behind the binding

      Found 3 errors.
      "
    `);
  });

  it("AZML216 value out of range", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    step(Train, { data: this.data, epochs: 0, kernel: "cubic" });
    step(Train, { data: this.data, epochs: 101 });
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:15:36 - error AZML216: input "epochs" of step "train" has to be at least 1, not the number 0.
        15 |     step(Train, { data: this.data, epochs: 0, kernel: "cubic" });
           |                                    ~~~~~~
        at jobs.train.inputs.epochs

      pipeline.ts:15:47 - error AZML216: input "kernel" of step "train" has to be one of "rbf", "linear", not the text "cubic".
        15 |     step(Train, { data: this.data, epochs: 0, kernel: "cubic" });
           |                                               ~~~~~~
        at jobs.train.inputs.kernel

      pipeline.ts:16:36 - error AZML216: input "epochs" of step "train" has to be at most 100, not the number 101.
        16 |     step(Train, { data: this.data, epochs: 101 });
           |                                    ~~~~~~
        at jobs.train_1.inputs.epochs

      Found 3 errors.
      "
    `);
  });

  it("AZML217 wrong step option", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    step(Train, { data: this.data }, { computer: "gpu", tags: "x" });
    step(Train, { data: this.data }, { limits: { timeout: -1 }, environmentVariables: { EPOCHS: 5 } });
    step(Train, { data: this.data }, { outputs: { model: { mode: "download", modes: 1 } } });
    step(Train, { data: this.data }, { outputs: { model: { version: "1" } } });
    step(Train, { data: this.data }, { outputs: { model: { name: "not valid" } } });
    step(Train, { data: this.data }, "fast");
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:15:40 - error AZML217: step "train" has no option "computer".
        15 |     step(Train, { data: this.data }, { computer: "gpu", tags: "x" });
           |                                        ~~~~~~~~
        hint: did you mean "compute"?

      pipeline.ts:15:57 - error AZML217: option "tags" of step "train" has to be an object, not the text "x".
        15 |     step(Train, { data: this.data }, { computer: "gpu", tags: "x" });
           |                                                         ~~~~

      pipeline.ts:16:50 - error AZML217: option "limits.timeout" of step "train" has to be a whole number of seconds or an input of the pipeline, not the number -1.
        16 |     step(Train, { data: this.data }, { limits: { timeout: -1 }, environmentVariables: { EPOCHS: 5 } });
           |                                                  ~~~~~~~

      pipeline.ts:16:89 - error AZML217: environment variable "EPOCHS" of step "train" has to be a text or an input of the pipeline, not the number 5.
        16 |     step(Train, { data: this.data }, { limits: { timeout: -1 }, environmentVariables: { EPOCHS: 5 } });
           |                                                                                         ~~~~~~

      pipeline.ts:17:60 - error AZML217: option "mode" of output "model" of step "train" has to be "rw_mount", "mount", "upload", or "direct", not the text "download".
        17 |     step(Train, { data: this.data }, { outputs: { model: { mode: "download", modes: 1 } } });
           |                                                            ~~~~

      pipeline.ts:17:78 - error AZML217: output "model" of step "train" has no option "modes".
        17 |     step(Train, { data: this.data }, { outputs: { model: { mode: "download", modes: 1 } } });
           |                                                                              ~~~~~
        hint: did you mean "mode"?

      pipeline.ts:18:60 - error AZML217: output "model" of step "train": a version without a name.
        18 |     step(Train, { data: this.data }, { outputs: { model: { version: "1" } } });
           |                                                            ~~~~~~~
        hint: say the name it is registered under, too

      pipeline.ts:19:60 - error AZML217: output "model" of step "train": "not valid" is no valid name.
        19 |     step(Train, { data: this.data }, { outputs: { model: { name: "not valid" } } });
           |                                                            ~~~~
        hint: letters, digits, - and _, at most 255 of them

      pipeline.ts:20:5 - error AZML217: the options of step "train" are not an object but the text "fast".
        20 |     step(Train, { data: this.data }, "fast");
           |     ~~~~

      Found 9 errors.
      "
    `);
  });

  it("AZML218 settings for an unknown output", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    const trained = step(Train, { data: this.data }, { outputs: { modle: { mode: "upload" } } });
    return { model: trained.outputs.model };
  }
}
export default job(P, { data: uriFolder("./") }, { outputs: { best: { name: "best" } } });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:15:67 - error AZML218: step "train" has no output "modle" to set.
        15 |     const trained = step(Train, { data: this.data }, { outputs: { modle: { mode: "upload" } } });
           |                                                                   ~~~~~
        hint: did you mean "model"?

      pipeline.ts:19:63 - error AZML218: the job has no output "best" to set.
        19 | export default job(P, { data: uriFolder("./") }, { outputs: { best: { name: "best" } } });
           |                                                               ~~~~
        hint: outputs are: model

      Found 2 errors.
      "
    `);
  });

  it("AZML219 output returned twice", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    const trained = step(Train, { data: this.data });
    return { model: trained.outputs.model, best: trained.outputs.model };
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:14:3 - error AZML219: output "model" of step "train" is returned twice, as "model" and "best".
        14 |   build() {
           |   ~~~~~
        hint: Azure ML binds a step's output to one pipeline output

      Found 1 error.
      "
    `);
  });

  it("AZML220 input returned", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    step(Train, { data: this.data });
    return { data: this.data };
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:14:3 - error AZML220: the output "data" of P.build() is input "data" of the pipeline.
        14 |   build() {
           |   ~~~~~
        hint: only a step's output can be returned

      Found 1 error.
      "
    `);
  });

  it("AZML221 invalid asset", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  build() {
    step(Train, { data: uriFolder("") });
    step(Train, { data: uriFolder("./", { mode: "upload" }) });
    step(Train, { data: uriFolder(5) });
  }
}
export default job(P, {});
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:14:19 - error AZML221: the path of input "data" of step "train" is the text "".
        14 |     step(Train, { data: uriFolder("") });
           |                   ~~~~
        hint: give a local path, azureml:name:version, or a URL

      pipeline.ts:15:43 - error AZML221: option "mode" of the asset of input "data" of step "train" has to be "ro_mount", "rw_mount", "mount", "download", "direct", "eval_mount", or "eval_download", not the text "upload".
        15 |     step(Train, { data: uriFolder("./", { mode: "upload" }) });
           |                                           ~~~~

      pipeline.ts:16:19 - error AZML221: the path of input "data" of step "train" is the number 5.
        16 |     step(Train, { data: uriFolder(5) });
           |                   ~~~~
        hint: give a local path, azureml:name:version, or a URL

      Found 3 errors.
      "
    `);
  });

  it("AZML222 invalid environment", async () => {
    expect(
      await diagnose(`
@commandComponent({ environment: environment({}) })
class A { run() {} }
@commandComponent({ environment: environment({ image: "node", build: { path: "." } }) })
class B { run() {} }
@commandComponent({ environment: environment({ build: { path: "." }, conda: {} }) })
class C { run() {} }
@commandComponent({ environment: environment({ build: { path: 5 } }) })
class D { run() {} }
@commandComponent({ environment: environment({ images: "node", image: "node" }) })
class E { run() {} }
@commandComponent({ environment: " " })
class F { run() {} }
@pipeline()
class P {
  build() {
    for (const component of [A, B, C, D, E, F]) step(component, {});
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:34 - error AZML222: the environment has neither an image nor a build context.
        2 | @commandComponent({ environment: environment({}) })
          |                                  ~~~~~~~~~~~
        hint: say { image: "…" } or { build: { path: "…" } }

      pipeline.ts:4:34 - error AZML222: the environment has both an image and a build context.
        4 | @commandComponent({ environment: environment({ image: "node", build: { path: "." } }) })
          |                                  ~~~~~~~~~~~
        hint: keep one of them

      pipeline.ts:6:34 - error AZML222: an environment with a build context has no conda file.
        6 | @commandComponent({ environment: environment({ build: { path: "." }, conda: {} }) })
          |                                  ~~~~~~~~~~~
        hint: install the packages in its Dockerfile

      pipeline.ts:8:34 - error AZML222: the path of the build context is the number 5.
        8 | @commandComponent({ environment: environment({ build: { path: 5 } }) })
          |                                  ~~~~~~~~~~~

      pipeline.ts:10:48 - error AZML222: environment() has no option "images".
        10 | @commandComponent({ environment: environment({ images: "node", image: "node" }) })
           |                                                ~~~~~~
        hint: did you mean "image"?

      pipeline.ts:12:2 - error AZML222: the environment is an empty text.
        12 | @commandComponent({ environment: " " })
           |  ~~~~~~~~~~~~~~~~

      Found 6 errors.
      "
    `);
  });

  it("AZML223 an error of another copy of azml, which this one does not know", async () => {
    const shown = await diagnose(`
@pipeline()
class P {
  build() {
    throw Object.assign(new Error("AZML201: step() was called outside build()"), { name: "AzmlError" });
  }
}
export default P;
`);
    expect(shown).toContain("building P failed: AzmlError: AZML201: step() was called outside build().");
    expect(shown).toContain("hint: the file imports another copy of azml than the one that runs");
  });

  it("AZML223 build() that threw", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  build() {
    const settings = undefined;
    step(Train, { data: settings.data });
  }
}
export default P;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:15:34 - error AZML223: building P failed: TypeError: Cannot read properties of undefined (reading 'data').
        15 |     step(Train, { data: settings.data });
           |                                  ~~~~

      Found 1 error.
      "
    `);
  });

  it("AZML224 ports that differ from the file", async () => {
    const files = {
      "train.yml": `
name: train
type: command
inputs:
  data: { type: uri_folder }
  epochs: { type: integer }
  note: { type: string, optional: true }
outputs:
  model: { type: mlflow_model }
command: python train.py \${{inputs.data}}
environment: azureml:sklearn@latest
`,
    };
    expect(
      await diagnose(
        `
const train = loadComponent("./train.yml", {
  inputs: { data: "uri_file", epochs: "integer?", nte: "string?" },
  outputs: { model: "uri_folder", modle: "uri_folder" },
});
const partly = loadComponent("./train.yml", { inputs: { data: "uri_folder" } });
@pipeline()
class P {
  build() {
    step(train, { data: uriFolder("./"), epochs: 1 });
    step(partly, { data: uriFolder("./"), epochs: 1 });
  }
}
export default P;
`,
        { files },
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:3:13 - error AZML224: input "data" of train is a uri_folder, not a uri_file.
        3 |   inputs: { data: "uri_file", epochs: "integer?", nte: "string?" },
          |             ~~~~
        in ./train.yml
        hint: write "uri_folder"

      pipeline.ts:3:31 - error AZML224: input "epochs" of train may not be left out.
        3 |   inputs: { data: "uri_file", epochs: "integer?", nte: "string?" },
          |                               ~~~~~~
        in ./train.yml
        hint: write "integer" without the question mark

      pipeline.ts:3:51 - error AZML224: train has no input "nte".
        3 |   inputs: { data: "uri_file", epochs: "integer?", nte: "string?" },
          |                                                   ~~~
        in ./train.yml
        hint: did you mean "note"?

      pipeline.ts:4:14 - error AZML224: output "model" of train is an mlflow_model, not a uri_folder.
        4 |   outputs: { model: "uri_folder", modle: "uri_folder" },
          |              ~~~~~
        in ./train.yml
        hint: write "mlflow_model"

      pipeline.ts:4:35 - error AZML224: train has no output "modle".
        4 |   outputs: { model: "uri_folder", modle: "uri_folder" },
          |                                   ~~~~~
        in ./train.yml
        hint: did you mean "model"?

      pipeline.ts:6:47 - error AZML224: the ports do not name the input "epochs" of train.
        6 | const partly = loadComponent("./train.yml", { inputs: { data: "uri_folder" } });
          |                                               ~~~~~~
        in ./train.yml
        hint: add epochs: "integer"

      Found 6 errors.
      "
    `);
  });

  it("AZML225 not a job or pipeline", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
export default Train;
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:2 - error AZML225: the class Train is not a job or a pipeline.
        2 | @commandComponent()
          |  ~~~~~~~~~~~~~~~~
        hint: export default job(ThePipeline, { … }), or a class with @pipeline

      Found 1 error.
      "
    `);
    expect(
      await diagnose(`
export default job({}, {});
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:16 - error AZML225: job() was given an object, which is not a pipeline.
        2 | export default job({}, {});
          |                ~~~
        hint: decorate it with @pipeline

      Found 1 error.
      "
    `);
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
export default job(Train, {});
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:11:16 - error AZML225: job() was given the class Train, which is not a pipeline.
        11 | export default job(Train, {});
           |                ~~~
        hint: wrap the component in a pipeline with one step

      Found 1 error.
      "
    `);
    expect(
      await diagnose(`
export default 5;
`),
    ).toMatchInlineSnapshot(`
      "error AZML225: the number 5 is not a job or a pipeline.
        hint: export default job(ThePipeline, { … }), or a class with @pipeline

      Found 1 error.
      "
    `);
  });

  it("AZML226 wrong job option", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    step(Train, { data: this.data });
  }
}
export default job(P, { data: uriFolder("./") }, { experiment: "x", displayName: 5, name: "a job" });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:18:52 - error AZML226: the job has no option "experiment".
        18 | export default job(P, { data: uriFolder("./") }, { experiment: "x", displayName: 5, name: "a job" });
           |                                                    ~~~~~~~~~~
        hint: did you mean "experimentName"?

      pipeline.ts:18:69 - error AZML226: option "displayName" of the job has to be a text, not the number 5.
        18 | export default job(P, { data: uriFolder("./") }, { experiment: "x", displayName: 5, name: "a job" });
           |                                                                     ~~~~~~~~~~~

      pipeline.ts:18:85 - error AZML226: "a job" is no valid job name.
        18 | export default job(P, { data: uriFolder("./") }, { experiment: "x", displayName: 5, name: "a job" });
           |                                                                                     ~~~~
        hint: letters, digits, - and _, at most 255 of them, starting with a letter or digit

      Found 3 errors.
      "
    `);
  });

  it("AZML227 invalid output name", async () => {
    expect(
      await diagnose(`
@commandComponent()
class Train {
  @input("uri_folder") data;
  @input("integer", { min: 1, max: 100 }) epochs = 10;
  @input("string", { enum: ["rbf", "linear"] }) kernel = "rbf";
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
@pipeline()
class P {
  @input("uri_folder") data;
  build() {
    const trained = step(Train, { data: this.data });
    return { "1st": trained.outputs.model };
  }
}
export default job(P, { data: uriFolder("./") });
`),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:14:3 - error AZML227: "1st" is no valid name for a pipeline output.
        14 |   build() {
           |   ~~~~~
        hint: letters, digits and underscores, not starting with a digit

      Found 1 error.
      "
    `);
  });
});
