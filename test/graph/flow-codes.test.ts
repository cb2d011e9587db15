import { describe, expect, it } from "vitest";
import { diagnose } from "./diagnose.js";

const components = `
const train = command({
  name: "train",
  command: "train \${{inputs.data}} \${{inputs.rate}} \${{inputs.epochs}} \${{inputs.kernel}} \${{inputs.fast}} \${{outputs.model}}",
  environment: "azureml:e:1",
  inputs: {
    data: "uri_folder",
    rate: { type: "number", default: 0.1, min: 0, max: 1 },
    epochs: { type: "integer", default: 3, max: 50 },
    kernel: { type: "string", enum: ["rbf", "linear"], default: "rbf" },
    fast: { type: "boolean", default: false },
  },
  outputs: { model: "mlflow_model", ok: "boolean", loss: "number", rounds: "integer" },
});
const hello = command({ name: "hello", command: "echo", environment: "azureml:e:1" });
@pipeline()
class Inner {
  @input("uri_folder") data;
  build() {
    const trained = step(train, { data: this.data });
    globalThis.leaked = trained;
    return { model: trained.outputs.model, ok: trained.outputs.ok };
  }
}
`;

/** A pipeline whose `build()` holds these lines. */
function source(lines: string, options = ""): string {
  return `${components}
@pipeline(${options})
class P {
  @input("uri_folder") data;
  @input("string") name;
  build() {
    const { data } = this;
${lines}
  }
}
export default job(P, { data: uriFolder("./"), name: "n" });
`;
}

const objective = '{ primaryMetric: "loss", goal: "minimize", limits: { maxTotalTrials: 3 } }';

describe("what the graph builder finds in sweeps", () => {
  it("AZML229 search that cannot be made", async () => {
    expect(
      await diagnose(
        source(`    sweep(train, { data: choice("a"), epochs: uniform(1, 10) }, ${objective});
    sweep(train, { data, kernel: uniform(0, 1), fast: choice(1, true), rate: choice(0.5, 2) }, ${objective});
    sweep(train, { data, kernel: choice("rbf", "poly", null), epochs: randint(100), rate: uniform(-1, 0.5) }, ${objective});
    sweep(train, { data, rate: choice({ a: 1 }), kernel: choice({ a: [1] }), epochs: quniform(1, 9, 0.5) }, ${objective});
    sweep(train, { data, rate: uniform("0", 1) }, ${objective});
    sweep(train, { data }, ${objective});
    sweep(Inner, { data, rate: uniform(0, 1) }, ${objective});
    step(train, { data, rate: uniform(0, 1) });`),
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:32:20 - error AZML229: input "data" of sweep "train" is a uri_folder, which cannot be searched in.
        32 |     sweep(train, { data: choice("a"), epochs: uniform(1, 10) }, { primaryMetric: "loss", goal: "minimize", limits: { ma…
           |                    ~~~~
        hint: give it one value

      pipeline.ts:32:39 - error AZML229: input "epochs" of sweep "train" has to be a whole number.
        32 |     sweep(train, { data: choice("a"), epochs: uniform(1, 10) }, { primaryMetric: "loss", goal: "minimize", limits: { ma…
           |                                       ~~~~~~
        hint: use randint(…), choice(…), or a distribution with a whole q

      pipeline.ts:33:26 - error AZML229: input "kernel" of sweep "train" has to be a string.
        33 |     sweep(train, { data, kernel: uniform(0, 1), fast: choice(1, true), rate: choice(0.5, 2) }, { primaryMetric: "loss",…
           |                          ~~~~~~
        hint: use choice(…)

      pipeline.ts:33:49 - error AZML229: input "fast" of sweep "train" has to be true or false, not the number 1.
        33 |     sweep(train, { data, kernel: uniform(0, 1), fast: choice(1, true), rate: choice(0.5, 2) }, { primaryMetric: "loss",…
           |                                                 ~~~~

      pipeline.ts:33:72 - error AZML229: input "rate" of sweep "train" has to be at most 1, not the number 2.
        33 |     sweep(train, { data, kernel: uniform(0, 1), fast: choice(1, true), rate: choice(0.5, 2) }, { primaryMetric: "loss",…
           |                                                                        ~~~~

      pipeline.ts:34:26 - error AZML229: input "kernel" of sweep "train" has to be one of "rbf", "linear", not the text "poly".
        34 |     sweep(train, { data, kernel: choice("rbf", "poly", null), epochs: randint(100), rate: uniform(-1, 0.5) }, { primary…
           |                          ~~~~~~

      pipeline.ts:34:26 - error AZML229: input "kernel" of sweep "train" cannot be null.
        34 |     sweep(train, { data, kernel: choice("rbf", "poly", null), epochs: randint(100), rate: uniform(-1, 0.5) }, { primary…
           |                          ~~~~~~
        hint: members of a choice are texts, numbers, truth, and maps

      pipeline.ts:34:63 - error AZML229: input "epochs" of sweep "train" has to be at most 50, and the search goes to 99.
        34 |     sweep(train, { data, kernel: choice("rbf", "poly", null), epochs: randint(100), rate: uniform(-1, 0.5) }, { primary…
           |                                                               ~~~~~~

      pipeline.ts:35:26 - error AZML229: input "rate" of sweep "train" takes no maps: it is a number.
        35 |     sweep(train, { data, rate: choice({ a: 1 }), kernel: choice({ a: [1] }), epochs: quniform(1, 9, 0.5) }, { primaryMe…
           |                          ~~~~
        hint: only a string can be a map of hyperparameters, as a text

      pipeline.ts:35:50 - error AZML229: input "kernel" of sweep "train" has a choice whose "a" is an array.
        35 |     sweep(train, { data, rate: choice({ a: 1 }), kernel: choice({ a: [1] }), epochs: quniform(1, 9, 0.5) }, { primaryMe…
           |                                                  ~~~~~~
        hint: give a text, a number, truth, or choice(…) and its siblings

      pipeline.ts:35:78 - error AZML229: input "epochs" of sweep "train" has to be a whole number.
        35 |     sweep(train, { data, rate: choice({ a: 1 }), kernel: choice({ a: [1] }), epochs: quniform(1, 9, 0.5) }, { primaryMe…
           |                                                                              ~~~~~~
        hint: use randint(…), choice(…), or a distribution with a whole q

      pipeline.ts:36:26 - error AZML229: input "rate" of sweep "train" has a minValue that is the text "0".
        36 |     sweep(train, { data, rate: uniform("0", 1) }, { primaryMetric: "loss", goal: "minimize", limits: { maxTotalTrials: …
           |                          ~~~~
        hint: it is a number

      pipeline.ts:37:5 - error AZML229: sweep "train" has nothing to search in.
        37 |     sweep(train, { data }, { primaryMetric: "loss", goal: "minimize", limits: { maxTotalTrials: 3 } });
           |     ~~~~~
        hint: give one of its inputs choice(…), uniform(…) or a sibling of theirs; without a search, step() does

      pipeline.ts:38:5 - error AZML229: sweep "inner" has nothing to search in.
        38 |     sweep(Inner, { data, rate: uniform(0, 1) }, { primaryMetric: "loss", goal: "minimize", limits: { maxTotalTrials: 3 …
           |     ~~~~~
        hint: give one of its inputs choice(…), uniform(…) or a sibling of theirs; without a search, step() does

      pipeline.ts:38:26 - error AZML204: sweep "inner" has no input "rate".
        38 |     sweep(Inner, { data, rate: uniform(0, 1) }, { primaryMetric: "loss", goal: "minimize", limits: { maxTotalTrials: 3 …
           |                          ~~~~
        inputs of Inner: data

      pipeline.ts:39:25 - error AZML206: input "rate" of step "train" has to be a number, not values to search in.
        39 |     step(train, { data, rate: uniform(0, 1) });
           |                         ~~~~
        at jobs.train_6.inputs.rate
        hint: sweep() searches in values; step() takes one

      Found 16 errors.
      "
    `);
  });

  it("AZML217 wrong option of a sweep", async () => {
    expect(
      await diagnose(
        source(`    const inputs = { data, rate: logUniform(-7, 0) };
    sweep(train, inputs, { goal: "up", limits: {} });
    sweep(train, inputs, { primaryMetric: "loss", goal: "minimize", samplingAlgorithm: "gridd", earlyTermination: { type: "badnit" }, limits: { maxTotalTrials: 0, timeouts: 5 } });
    sweep(train, inputs, { ...${objective}, samplingAlgorithm: random({ seeds: 3 }), earlyTermination: bandit({ slackFactor: 1, slackAmount: 1 }) });
    sweep(train, inputs, { ...${objective}, distribution: {}, earlyTermination: truncationSelection({ truncationPercentage: 0 }) });
    sweep(train, inputs);`),
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:33:5 - error AZML217: sweep "train" needs the option "primaryMetric".
        33 |     sweep(train, inputs, { goal: "up", limits: {} });
           |     ~~~~~
        hint: say which logged metric tells good trials from bad ones

      pipeline.ts:33:28 - error AZML217: option "goal" of sweep "train" has to be "minimize" or "maximize", not the text "up".
        33 |     sweep(train, inputs, { goal: "up", limits: {} });
           |                            ~~~~

      pipeline.ts:33:40 - error AZML217: "limits" of sweep "train" needs the option "maxTotalTrials".
        33 |     sweep(train, inputs, { goal: "up", limits: {} });
           |                                        ~~~~~~
        hint: say { limits: { maxTotalTrials: 20 } }

      pipeline.ts:34:69 - error AZML217: option "samplingAlgorithm" of sweep "train" has to be "random", "grid", or "bayesian" or an object, not the text "gridd".
        34 |     sweep(train, inputs, { primaryMetric: "loss", goal: "minimize", samplingAlgorithm: "gridd", earlyTermination: { typ…
           |                                                                     ~~~~~~~~~~~~~~~~~
        hint: did you mean "grid"?

      pipeline.ts:34:117 - error AZML217: the type of "earlyTermination" of sweep "train" is the text "badnit".
        34 | …Algorithm: "gridd", earlyTermination: { type: "badnit" }, limits: { maxTotalTrials: 0, timeouts: 5 } });
           |                                          ~~~~
        hint: did you mean "bandit"?

      pipeline.ts:34:145 - error AZML217: option "limits.maxTotalTrials" of sweep "train" has to be a whole number of at least 1 or an input of the pipeline, not the number 0.
        34 | …mination: { type: "badnit" }, limits: { maxTotalTrials: 0, timeouts: 5 } });
           |                                          ~~~~~~~~~~~~~~

      pipeline.ts:34:164 - error AZML217: "limits" of sweep "train" has no option "timeouts".
        34 | …badnit" }, limits: { maxTotalTrials: 0, timeouts: 5 } });
           |                                          ~~~~~~~~
        hint: did you mean "timeout"?

      pipeline.ts:35:135 - error AZML217: "samplingAlgorithm" of sweep "train" has no option "seeds".
        35 | …als: 3 } }, samplingAlgorithm: random({ seeds: 3 }), earlyTermination: bandit({ slackFactor: 1, slackAmount: 1 }) });
           |                                          ~~~~~
        hint: did you mean "seed"?

      pipeline.ts:35:166 - error AZML217: bandit() of sweep "train" needs a slackFactor or a slackAmount, and not both.
        35 | …random({ seeds: 3 }), earlyTermination: bandit({ slackFactor: 1, slackAmount: 1 }) });
           |                                          ~~~~~~
        hint: say how far behind a trial may be

      pipeline.ts:36:107 - error AZML217: sweep "train" has no option "distribution".
        36 |     sweep(train, inputs, { ...{ primaryMetric: "loss", goal: "minimize", limits: { maxTotalTrials: 3 } }, distribution:…
           |                                                                                                           ~~~~~~~~~~~~
        hint: options are: name, displayName, comment, tags, properties, inputs, outputs, local, compute, resources, identity, queueSettings, primaryMetric, goal, samplingAlgorithm, earlyTermination, limits

      pipeline.ts:36:165 - error AZML217: option "earlyTermination.truncationPercentage" of sweep "train" has to be a whole number from 1 to 99, not the number 0.
        36 | …earlyTermination: truncationSelection({ truncationPercentage: 0 }) });
           |                                          ~~~~~~~~~~~~~~~~~~~~

      pipeline.ts:37:5 - error AZML217: sweep "train" needs the option "primaryMetric".
        37 |     sweep(train, inputs);
           |     ~~~~~
        hint: say which logged metric tells good trials from bad ones

      pipeline.ts:37:5 - error AZML217: sweep "train" needs the option "goal".
        37 |     sweep(train, inputs);
           |     ~~~~~
        hint: it is "minimize" or "maximize"

      pipeline.ts:37:5 - error AZML217: sweep "train" needs the option "limits".
        37 |     sweep(train, inputs);
           |     ~~~~~
        hint: say { limits: { maxTotalTrials: 20 } }

      Found 14 errors.
      "
    `);
  });
});

describe("what the graph builder finds in branches and loops", () => {
  it("AZML230 condition that is no boolean output", async () => {
    expect(
      await diagnose(
        source(`    const trained = step(train, { data });
    const nested = step(Inner, { data });
    ifElse(trained, () => step(hello, {}));
    ifElse(!trained.outputs.ok, () => step(hello, {}));
    ifElse(trained.outputs.loss, () => step(hello, {}));
    ifElse(globalThis.leaked.outputs.ok, () => step(hello, {}));
    doWhile(Inner, { data }, { while: () => trained.outputs.ok, next: () => ({}), maxIterations: 2 });
    doWhile(Inner, { data }, { while: (o) => o.model, next: () => ({}), maxIterations: 2 });
    doWhile(Inner, { data }, { while: async (o) => o.ok, next: () => ({}), maxIterations: 2 });
    doWhile(Inner, { data }, { while: (o) => nested, next: () => ({}), maxIterations: 2 });`),
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:34:5 - error AZML230: the condition of ifElse() has to be a boolean output, not a step.
        34 |     ifElse(trained, () => step(hello, {}));
           |     ~~~~~~
        hint: give one of its outputs: check.outputs.output

      pipeline.ts:35:5 - error AZML230: the condition of ifElse() has to be a boolean output, not the boolean false.
        35 |     ifElse(!trained.outputs.ok, () => step(hello, {}));
           |     ~~~~~~
        hint: a condition cannot be negated or computed: exchange the branches; what is known already an ordinary if decides

      pipeline.ts:36:5 - error AZML215: the condition of ifElse() takes a boolean, but output "loss" of step "train" is a number.
        36 |     ifElse(trained.outputs.loss, () => step(hello, {}));
           |     ~~~~~~
        hint: if this is meant, write .as("boolean") behind the binding

      pipeline.ts:37:5 - error AZML208: output "ok" of step "train" belongs to another pipeline than the condition of ifElse().
        37 |     ifElse(globalThis.leaked.outputs.ok, () => step(hello, {}));
           |     ~~~~~~
        hint: give the inner pipeline an input, and pass the binding there

      pipeline.ts:38:32 - error AZML230: the condition of the loop of step "inner" is output "ok" of step "train".
        38 |     doWhile(Inner, { data }, { while: () => trained.outputs.ok, next: () => ({}), maxIterations: 2 });
           |                                ~~~~~
        hint: give an output of the repeated step: (outputs) => outputs.goOn

      pipeline.ts:39:32 - error AZML215: the condition of the loop of step "inner" takes a boolean, but output "model" of step "inner" is an mlflow_model.
        39 |     doWhile(Inner, { data }, { while: (o) => o.model, next: () => ({}), maxIterations: 2 });
           |                                ~~~~~

      pipeline.ts:40:32 - error AZML230: the condition of the loop of step "inner" has to be a boolean output, not a promise.
        40 |     doWhile(Inner, { data }, { while: async (o) => o.ok, next: () => ({}), maxIterations: 2 });
           |                                ~~~~~
        hint: give a boolean output of the repeated step: (outputs) => outputs.goOn

      pipeline.ts:41:32 - error AZML230: the condition of the loop of step "inner" has to be a boolean output, not a step.
        41 |     doWhile(Inner, { data }, { while: (o) => nested, next: () => ({}), maxIterations: 2 });
           |                                ~~~~~
        hint: give one of its outputs

      Found 8 errors.
      "
    `);
  });

  it("AZML231 closure that makes no steps", async () => {
    expect(
      await diagnose(
        source(`    const trained = step(train, { data });
    const { ok } = trained.outputs;
    ifElse(ok, async () => step(hello, {}));
    ifElse(ok, trained);
    ifElse(ok, () => trained);
    ifElse(ok, () => {});
    ifElse(ok, () => 5, undefined, { names: "x", name: "A b" });
    ifElse(ok, () => { ifElse(ok, () => step(hello, {}), undefined, { name: "inner" }); });
    parallelFor([{ data: 1 }], async () => step(hello, {}));
    parallelFor([{}], () => {});
    parallelFor([{}], () => { step(hello, {}); });
    parallelFor([{}], () => trained);
    parallelFor([{}], () => globalThis.leaked);
    parallelFor([{}], () => { step(hello, {}); return step(hello, {}); });
    parallelFor([{}], () => parallelFor([{}], () => step(hello, {})));
    parallelFor([{}], "hello");`),
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:34:5 - error AZML231: the branch "then" of ifElse() is asynchronous.
        34 |     ifElse(ok, async () => step(hello, {}));
           |     ~~~~~~
        hint: make steps synchronously: remove async

      pipeline.ts:35:5 - error AZML231: the branch "then" of ifElse() is a step.
        35 |     ifElse(ok, trained);
           |     ~~~~~~
        hint: give a function that makes steps: () => step(…)

      pipeline.ts:36:5 - error AZML231: the branch "then" of ifElse() returns a step that was made outside of it.
        36 |     ifElse(ok, () => trained);
           |     ~~~~~~
        hint: call step() within the function

      pipeline.ts:37:5 - error AZML231: ifElse() has no steps to run.
        37 |     ifElse(ok, () => {});
           |     ~~~~~~
        hint: make steps in one of its branches

      pipeline.ts:38:5 - error AZML231: the branch "then" of ifElse() "A b" returns the number 5.
        38 |     ifElse(ok, () => 5, undefined, { names: "x", name: "A b" });
           |     ~~~~~~
        hint: return a step that it makes, or nothing

      pipeline.ts:38:38 - error AZML217: ifElse() has no option "names".
        38 |     ifElse(ok, () => 5, undefined, { names: "x", name: "A b" });
           |                                      ~~~~~
        hint: did you mean "name"?

      pipeline.ts:38:50 - error AZML213: "A b" is no valid node name.
        38 |     ifElse(ok, () => 5, undefined, { names: "x", name: "A b" });
           |                                                  ~~~~
        hint: lower-case letters, digits and underscores, not starting with a digit: "a_b"

      pipeline.ts:39:24 - error AZML231: the branch "then" of ifElse() holds ifElse() "inner", and a branch of Azure ML holds steps only.
        39 |     ifElse(ok, () => { ifElse(ok, () => step(hello, {}), undefined, { name: "inner" }); });
           |                        ~~~~~~
        hint: make a pipeline of what is in the branch, and a step of that

      pipeline.ts:40:5 - error AZML231: the closure of parallelFor() is asynchronous.
        40 |     parallelFor([{ data: 1 }], async () => step(hello, {}));
           |     ~~~~~~~~~~~
        hint: make steps synchronously: remove async

      pipeline.ts:41:5 - error AZML231: the closure of parallelFor() returns nothing.
        41 |     parallelFor([{}], () => {});
           |     ~~~~~~~~~~~
        hint: make a step in it, and return it: (item) => step(…)

      pipeline.ts:42:5 - error AZML231: the closure of parallelFor() returns nothing.
        42 |     parallelFor([{}], () => { step(hello, {}); });
           |     ~~~~~~~~~~~
        hint: return the step that it makes

      pipeline.ts:43:5 - error AZML231: the closure of parallelFor() returns a step that was made outside of it.
        43 |     parallelFor([{}], () => trained);
           |     ~~~~~~~~~~~
        hint: call step() within the function

      pipeline.ts:44:5 - error AZML231: the closure of parallelFor() returns a step of another pipeline.
        44 |     parallelFor([{}], () => globalThis.leaked);
           |     ~~~~~~~~~~~
        hint: make a step in it, and return it: (item) => step(…)

      pipeline.ts:45:5 - error AZML231: the closure of parallelFor() makes 2 nodes.
        45 |     parallelFor([{}], () => { step(hello, {}); return step(hello, {}); });
           |     ~~~~~~~~~~~
        hint: Azure ML repeats one: make a pipeline of them, and repeat that

      pipeline.ts:46:5 - error AZML231: the closure of parallelFor() returns a loop or AutoML.
        46 |     parallelFor([{}], () => parallelFor([{}], () => step(hello, {})));
           |     ~~~~~~~~~~~
        hint: Azure ML repeats a step with a component: make a pipeline of it, and repeat that

      pipeline.ts:47:5 - error AZML231: the closure of parallelFor() is the text "hello".
        47 |     parallelFor([{}], "hello");
           |     ~~~~~~~~~~~
        hint: give a function that makes steps: () => step(…)

      Found 16 errors.
      "
    `);
  });

  it("AZML232 loop that cannot be made", async () => {
    expect(
      await diagnose(
        source(`    const trained = step(train, { data });
    const body = (item) => step(train, { data, rate: item.rate });
    parallelFor([], body);
    parallelFor(5, body);
    parallelFor([1], body);
    parallelFor([{ rate: 0.1 }, { rates: 0.1 }], body);
    parallelFor([{ rate: 0.1, unused: 1 }], body);
    parallelFor([{ rate: 5 }, { rate: "x" }, { rate: null }], body);
    parallelFor([{ data: uriFolder("./local") }], (item) => step(train, { data: item.data }), { maxConcurrency: 0 });
    parallelFor(data, body);
    doWhile(train, { data }, { next: () => ({ rate: 0.5 }), maxIterations: 0 });
    doWhile(train, { data }, { next: () => ({ rate: trained.outputs.loss }), maxIterations: 5, until: 3 });
    doWhile(train, { data }, { next: (o) => ({ rates: o.loss, epochs: o.loss }), maxIterations: "5" });
    doWhile(train, { data }, { next: async (o) => ({}), maxIterations: 5, step: { computer: "x" } });
    doWhile(train, { data }, { maxIterations: 5 });
    doWhile(train, { data });`),
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:35:5 - error AZML232: parallelFor() goes over the number 5.
        35 |     parallelFor(5, body);
           |     ~~~~~~~~~~~
        hint: give a list of items: [{ fold: 0 }, { fold: 1 }]

      pipeline.ts:36:5 - error AZML232: an item of parallelFor() is the number 1.
        36 |     parallelFor([1], body);
           |     ~~~~~~~~~~~
        hint: an item has fields: { fold: 0 }

      pipeline.ts:37:35 - error AZML232: no input gets the field "rates" of the items of parallelFor().
        37 |     parallelFor([{ rate: 0.1 }, { rates: 0.1 }], body);
           |                                   ~~~~~
        at jobs.parallelfor_1.items
        hint: give item.rates to an input of the step, or take the field out

      pipeline.ts:38:31 - error AZML232: no input gets the field "unused" of the items of parallelFor().
        38 |     parallelFor([{ rate: 0.1, unused: 1 }], body);
           |                               ~~~~~~
        at jobs.parallelfor_2.items
        hint: give item.unused to an input of the step, or take the field out

      pipeline.ts:39:20 - error AZML216: the field "rate" of item 0 of parallelFor() has to be at most 1, not the number 5.
        39 |     parallelFor([{ rate: 5 }, { rate: "x" }, { rate: null }], body);
           |                    ~~~~
        at jobs.parallelfor_3.items

      pipeline.ts:39:20 - error AZML206: the field "rate" of item 1 of parallelFor() has to be a number, not the text "x".
        39 |     parallelFor([{ rate: 5 }, { rate: "x" }, { rate: null }], body);
           |                    ~~~~
        at jobs.parallelfor_3.items

      pipeline.ts:39:20 - error AZML206: the field "rate" of item 2 of parallelFor() has to be a number, not null.
        39 |     parallelFor([{ rate: 5 }, { rate: "x" }, { rate: null }], body);
           |                    ~~~~
        at jobs.parallelfor_3.items
        hint: leave it out instead of giving null

      pipeline.ts:40:20 - error AZML232: the field "data" of item 0 of parallelFor() is a local path, which Azure ML does not take in items.
        40 |     parallelFor([{ data: uriFolder("./local") }], (item) => step(train, { data: item.data }), { maxConcurrency: 0 });
           |                    ~~~~
        at jobs.parallelfor_4.items
        hint: upload it before, and name it: azureml:name:version, or azureml://datastores/…

      pipeline.ts:40:97 - error AZML217: maxConcurrency of parallelFor() has to be a positive whole number.
        40 |     parallelFor([{ data: uriFolder("./local") }], (item) => step(train, { data: item.data }), { maxConcurrency: 0 });
           |                                                                                                 ~~~~~~~~~~~~~~

      pipeline.ts:41:5 - error AZML215: what parallelFor() goes over takes a string, but input "data" is a uri_folder.
        41 |     parallelFor(data, body);
           |     ~~~~~~~~~~~

      pipeline.ts:42:32 - error AZML232: input "rate" of the next round of step "train" is a fixed value.
        42 |     doWhile(train, { data }, { next: () => ({ rate: 0.5 }), maxIterations: 0 });
           |                                ~~~~
        hint: a round passes on outputs of the one before; what stays the same is given once, to the first

      pipeline.ts:42:61 - error AZML232: maxIterations of the loop of step "train" has to be a whole number from 1 to 1000, not the number 0.
        42 |     doWhile(train, { data }, { next: () => ({ rate: 0.5 }), maxIterations: 0 });
           |                                                             ~~~~~~~~~~~~~

      pipeline.ts:43:32 - error AZML232: input "rate" of the next round of step "train" is output "loss" of step "train".
        43 |     doWhile(train, { data }, { next: () => ({ rate: trained.outputs.loss }), maxIterations: 5, until: 3 });
           |                                ~~~~
        hint: a round passes on outputs of the one before; what stays the same is given once, to the first

      pipeline.ts:43:96 - error AZML217: doWhile() has no option "until".
        43 |     doWhile(train, { data }, { next: () => ({ rate: trained.outputs.loss }), maxIterations: 5, until: 3 });
           |                                                                                                ~~~~~
        hint: options are: name, while, next, maxIterations, step

      pipeline.ts:44:48 - error AZML204: the next round of step "train" has no input "rates".
        44 |     doWhile(train, { data }, { next: (o) => ({ rates: o.loss, epochs: o.loss }), maxIterations: "5" });
           |                                                ~~~~~
        inputs of train: data, rate (default 0.1), epochs (default 3), kernel (default "rbf"), fast (default false)
        hint: did you mean "rate"?

      pipeline.ts:44:63 - error AZML215: input "epochs" of the next round of step "train" takes an integer, but output "loss" of step "train" is a number.
        44 |     doWhile(train, { data }, { next: (o) => ({ rates: o.loss, epochs: o.loss }), maxIterations: "5" });
           |                                                               ~~~~~~
        hint: if this is meant, write .as("integer") behind the binding

      pipeline.ts:44:82 - error AZML232: maxIterations of the loop of step "train" has to be a whole number from 1 to 1000, not the text "5".
        44 |     doWhile(train, { data }, { next: (o) => ({ rates: o.loss, epochs: o.loss }), maxIterations: "5" });
           |                                                                                  ~~~~~~~~~~~~~

      pipeline.ts:45:32 - error AZML232: "next" of the loop of step "train" is asynchronous.
        45 |     doWhile(train, { data }, { next: async (o) => ({}), maxIterations: 5, step: { computer: "x" } });
           |                                ~~~~
        hint: remove async

      pipeline.ts:45:83 - error AZML217: step "train" has no option "computer".
        45 |     doWhile(train, { data }, { next: async (o) => ({}), maxIterations: 5, step: { computer: "x" } });
           |                                                                                   ~~~~~~~~
        hint: did you mean "compute"?

      pipeline.ts:46:5 - error AZML232: the loop of step "train" does not say what its next round gets.
        46 |     doWhile(train, { data }, { maxIterations: 5 });
           |     ~~~~~~~
        hint: say { next: (outputs) => ({ input: outputs.output }) }

      pipeline.ts:47:5 - error AZML232: the loop of step "train" does not say what its next round gets.
        47 |     doWhile(train, { data });
           |     ~~~~~~~
        hint: say { next: (outputs) => ({ input: outputs.output }) }

      pipeline.ts:47:5 - error AZML232: maxIterations of the loop of step "train" has to be a whole number from 1 to 1000, not undefined.
        47 |     doWhile(train, { data });
           |     ~~~~~~~

      Found 22 errors.
      "
    `);
  });

  it("AZML233 item outside of its loop", async () => {
    expect(
      await diagnose(
        source(`    let kept;
    parallelFor([{ rate: 0.1 }], (item) => { kept = item; return step(train, { data, rate: item.rate }, { name: "body" }); });
    step(train, { data, rate: kept.rate }, { name: "after" });
    parallelFor([{ rate: "gpu" }], (item) => step(train, { data, kernel: item.rate }, { name: "setting", compute: item.rate }));
    return { rate: kept.rate };`),
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:30:3 - error AZML209: the output "rate" of P.build() is the field "rate" of the items of parallelFor().
        30 |   build() {
           |   ~~~~~
        hint: only a step's output can be returned

      pipeline.ts:34:5 - error AZML233: the field "rate" of the items of parallelFor() is given to another step than the loop repeats, step "after".
        34 |     step(train, { data, rate: kept.rate }, { name: "after" });
           |     ~~~~
        hint: it can only be given to inputs of the step that the closure returns

      pipeline.ts:35:20 - error AZML216: the field "rate" of item 0 of parallelFor() has to be one of "rbf", "linear", not the text "gpu".
        35 |     parallelFor([{ rate: "gpu" }], (item) => step(train, { data, kernel: item.rate }, { name: "setting", compute: item.…
           |                    ~~~~
        at jobs.parallelfor_1.items

      pipeline.ts:35:46 - error AZML233: the field "rate" of the items of parallelFor() is used within a text or setting of step "setting".
        35 |     parallelFor([{ rate: "gpu" }], (item) => step(train, { data, kernel: item.rate }, { name: "setting", compute: item.…
           |                                              ~~~~
        hint: it can only be given to inputs of the step that the closure returns

      Found 4 errors.
      "
    `);
  });

  it("AZML235 step before or after all others", async () => {
    expect(
      await diagnose(
        source(`    onInit(hello);
    onFinalize(step(hello, {}));
    onFinalize(step(hello, {}));
    onInit(globalThis.leaked);
    step(Nested, { data });`).replace(
          "class Inner {",
          'class Nested {\n  @input("uri_folder") data;\n  build() { onInit(step(train, { data: this.data })); }\n}\n@pipeline()\nclass Inner {',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:19:13 - error AZML235: Nested says onInit, and is nested.
        19 |   build() { onInit(step(train, { data: this.data })); }
           |             ~~~~~~
        hint: only the pipeline of the job can have such a step

      pipeline.ts:37:5 - error AZML235: onInit() was given a component.
        37 |     onInit(hello);
           |     ~~~~~~
        hint: give it a step of this pipeline: onInit(step(…))

      pipeline.ts:39:5 - error AZML235: onFinalize() is called twice.
        39 |     onFinalize(step(hello, {}));
           |     ~~~~~~~~~~
        hint: a job has one such step: make a pipeline of several

      pipeline.ts:40:5 - error AZML235: onInit() was given a step.
        40 |     onInit(globalThis.leaked);
           |     ~~~~~~
        hint: give it a step of this pipeline: onInit(step(…))

      Found 4 errors.
      "
    `);
  });

  it("AZML201 outside build()", async () => {
    const calls = [
      "sweep({}, {}, {})",
      "ifElse(true, () => {})",
      "doWhile({}, {}, {})",
      "parallelFor([], () => {})",
      "onInit({})",
      'dataTransfer.importDatabase({ connection: "c", query: "q" })',
    ];
    for (const call of calls) {
      const told = await diagnose(`${call};\nexport default 1;`);
      expect(told).toContain(`AZML201: ${call.slice(0, call.indexOf("("))}() was called outside build().`);
    }
  });
});
