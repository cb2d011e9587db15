import { expect, it } from "vitest";
import { diagnose } from "./diagnose.js";

it("gathers every mistake of a project at once, each one time, errors first", async () => {
  const files = {
    "train.ts": `import { commandComponent, input, output } from "azml";

@commandComponent({ displayname: "Train" })
export class Train {
  @input("uri_foldr") data;
  @input("integer", { min: 1 }) epochs = 0;
  @input("string", { optional: true }) note;
  @output("mlflow_model") model;
  run() {}
}
`,
    "inner.ts": `import { input, pipeline, step } from "azml";
import { Train } from "./train.js";

@pipeline()
export class Inner {
  @input("string") unused;
  build() {
    step(Train, { epochs: "ten" });
    return { model: step(Train, {}).outputs.modle };
  }
}
`,
  };
  const printed = await diagnose(
    `import { commandComponent, input, job, loadComponent, pipeline, step } from "azml";
import { Inner } from "./inner.js";
import { Train } from "./train.js";

@pipeline()
class Outer {
  @input("string") name;
  build() {
    // The mistakes in Train and Inner are told once, however often they are used.
    for (let i = 0; i < 3; i++) step(Train, { note: this.name });
    const first = step(Inner, { unused: "x" });
    step(Inner, { unsed: "y" });
    step(loadComponent("./gone.yml"), {});
    step(Train, { note: \`run \${this.name}\` });
    // Nothing more is said of what came from a mistake.
    step(Train, { note: first.outputs.model });
    return { model: first.outputs.model, name: this.name };
  }
}
export default job(Outer, { nme: "x" }, { experiment: "y" });
`,
    { files },
  );
  expect(printed).toMatchInlineSnapshot(`
    "train.ts:3:21 - error AZML116: @commandComponent of Train has no option "displayname".
      3 | @commandComponent({ displayname: "Train" })
        |                     ~~~~~~~~~~~
      hint: did you mean "displayName"?

    train.ts:5:4 - error AZML102: @input Train.data has no known kind, but the text "uri_foldr".
      5 |   @input("uri_foldr") data;
        |    ~~~~~
      hint: did you mean "uri_folder"?

    train.ts:6:33 - error AZML108: the default of Train.epochs has to be at least 1, not the number 0.
      6 |   @input("integer", { min: 1 }) epochs = 0;
        |                                 ~~~~~~

    inner.ts:8:19 - error AZML206: input "epochs" of step "train" has to be a whole number, not the text "ten".
      8 |     step(Train, { epochs: "ten" });
        |                   ~~~~~~
      at jobs.inner.jobs.train.inputs.epochs

    inner.ts:9:45 - error AZML214: step "train" has no output "modle".
      9 |     return { model: step(Train, {}).outputs.modle };
        |                                             ~~~~~
      outputs of Train: model
      hint: did you mean "model"?

    pipeline.ts:8:3 - error AZML220: the output "name" of Outer.build() is input "name" of the pipeline.
      8 |   build() {
        |   ~~~~~
      hint: only a step's output can be returned

    pipeline.ts:12:19 - error AZML204: step "inner" has no input "unsed".
      12 |     step(Inner, { unsed: "y" });
         |                   ~~~~~
      inputs of Inner: unused
      hint: did you mean "unused"?

    pipeline.ts:13:10 - error AZML402: cannot read <folder>/gone.yml: there is no such file.
      13 |     step(loadComponent("./gone.yml"), {});
         |          ~~~~~~~~~~~~~

    pipeline.ts:14:37 - error AZML207: input "name" has no value while the graph is built.
      14 |     step(Train, { note: \`run \${this.name}\` });
         |                                     ~~~~
      hint: pass the binding itself to a step, and compute with its value inside a component

    pipeline.ts:20:29 - error AZML204: the job has no input "nme".
      20 | export default job(Outer, { nme: "x" }, { experiment: "y" });
         |                             ~~~
      inputs of Outer: name
      hint: did you mean "name"?

    pipeline.ts:20:43 - error AZML226: the job has no option "experiment".
      20 | export default job(Outer, { nme: "x" }, { experiment: "y" });
         |                                           ~~~~~~~~~~
      hint: did you mean "experimentName"?

    Found 11 errors.
    "
  `);
  const blocks = printed.trimEnd().split("\n\n").slice(0, -1);
  expect(new Set(blocks).size).toBe(blocks.length);
});
