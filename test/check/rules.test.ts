import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkJob } from "../../src/check/check-job.js";
import { DiagnosticSink } from "../../src/diagnostics/sink.js";
import type { CommandComponent } from "../../src/model/command-component.js";
import type { PipelineComponent } from "../../src/model/pipeline.js";
import type { PipelineJob } from "../../src/model/pipeline-job.js";
import { checkYaml, type CheckYamlOptions } from "./check-yaml.js";

const train = `
name: train
type: command
inputs:
  data: { type: uri_folder }
  epochs: { type: integer, default: 10, min: 1, max: 100 }
  kernel: { type: string, default: rbf, enum: [rbf, linear] }
  verbose: { type: boolean, default: false }
  note: { type: string, optional: true }
outputs:
  model: { type: mlflow_model }
  accuracy: { type: number }
command: python train.py --data \${{inputs.data}} --epochs \${{inputs.epochs}} $[[--note \${{inputs.note}}]] --model \${{outputs.model}} --kernel \${{inputs.kernel}} --verbose \${{inputs.verbose}}
environment: azureml:sklearn@latest
`;
const score = `
name: score
type: command
inputs:
  model: { type: mlflow_model }
  page: { type: uri_file, optional: true }
outputs:
  scores: { type: uri_file }
  folder: { type: uri_folder }
command: python score.py --model \${{inputs.model}} $[[--page \${{inputs.page}}]]
environment: azureml:sklearn@latest
`;

/** A job with a folder input and a node `train`; `more` is put below the node, `inputs` into it. */
function job(inputs = "", more = "", top = ""): string {
  return `
type: pipeline
${top || "inputs:\n  data: { type: uri_folder, path: ./data }"}
jobs:
  train:
    type: command
    component: ./train.yml
    inputs:
      data: \${{parent.inputs.data}}
${inputs}
${more}
`.trimStart();
}

function check(yaml: string, { files, ...options }: CheckYamlOptions = {}): string {
  return checkYaml(yaml, { ...options, files: { "train.yml": train, "score.yml": score, "data/x.csv": "a\n1\n", ...files } });
}

/** Changes the node `train`, and its component. */
function changedTrain(
  change: (component: CommandComponent, job: PipelineJob) => object,
  ofNode: object = {},
): (job: PipelineJob) => PipelineJob {
  return (read) => {
    const node = read.component.jobs["train"];
    if (node?.kind !== "command" || node.component.kind !== "command") throw new Error("no command");
    const component = { ...node.component, ...change(node.component, read) };
    return { ...read, component: { ...read.component, jobs: { ...read.component.jobs, train: { ...node, component, ...ofNode } } } };
  };
}

function changed(change: (component: PipelineComponent) => object): (job: PipelineJob) => PipelineJob {
  return (read) => ({ ...read, component: { ...read.component, ...change(read.component) } });
}

describe("checkJob", () => {
  it("finds nothing wrong with a good job", () => {
    expect(check(job("      epochs: 5\n      kernel: linear\n      verbose: true"))).toBe("");
    expect(check(job(), { target: "azure", change: (read) => ({ ...read, settings: { defaultCompute: "cpu" } }) })).toBe("");
  });

  it("AZML301 command names a port that is not declared", () => {
    const files = { "train.yml": train.replace("${{inputs.data}}", "${{ inputs.dta }} --more ${{outputs.q}}") };
    expect(check(job(), { files })).toMatchInlineSnapshot(`
      "train.yml:13:33 - error AZML301: Invalid data binding expression: inputs.dta, outputs.q.
        13 | command: python train.py --data \${{ inputs.dta }} --more \${{outputs.q}} --epochs \${{inputs.epochs}} $[[--note \${{inputs…
           |                                 ~~~~~~~~~~~~~~~~~
        at jobs.train.component.command
        inputs of train.yml: data, epochs, kernel, verbose, note
        outputs of train.yml: model, accuracy
        hint: did you mean "data"?

      Found 1 error.
      "
    `);
  });

  it("AZML302 optional input outside $[[ ]]", () => {
    const files = { "train.yml": train.replace("$[[--note ${{inputs.note}}]]", "--note ${{inputs.note}}") };
    expect(check(job(), { files })).toMatchInlineSnapshot(`
      "train.yml:13:85 - warning AZML302: optional input "note" of component "train.yml" stands outside $[[ ]] in the command.
        13 | command: python train.py --data \${{inputs.data}} --epochs \${{inputs.epochs}} --note \${{inputs.note}} --model \${{outputs…
           |                                                                                     ~~~~~~~~~~~~~~~~
        at jobs.train.component.command
        hint: write $[[--note \${{inputs.note}}]], which is left out when there is no value

      Found 1 warning.
      "
    `);
  });

  it("AZML303 literal that cannot be read as the port's kind", () => {
    expect(check(job("      epochs: ten\n      verbose: maybe"))).toMatchInlineSnapshot(`
      "job.yml:10:7 - error AZML303: input "epochs" of node "train" has to be a whole number, not "ten".
        10 |       epochs: ten
           |       ~~~~~~
        at jobs.train.inputs.epochs

      job.yml:11:7 - error AZML303: input "verbose" of node "train" has to be true or false, not "maybe".
        11 |       verbose: maybe
           |       ~~~~~~~
        at jobs.train.inputs.verbose

      Found 2 errors.
      "
    `);
  });

  it("AZML304 literal out of range is a warning, and so is a default out of range", () => {
    expect(check(job("      epochs: 0\n      kernel: cubic"))).toMatchInlineSnapshot(`
      "job.yml:10:7 - warning AZML304: input "epochs" of node "train" has to be at least 1, not 0.
        10 |       epochs: 0
           |       ~~~~~~
        at jobs.train.inputs.epochs

      job.yml:11:7 - warning AZML304: input "kernel" of node "train" has to be one of "rbf", "linear", not "cubic".
        11 |       kernel: cubic
           |       ~~~~~~
        at jobs.train.inputs.kernel

      Found 2 warnings.
      "
    `);
    expect(check(job(), { files: { "train.yml": train.replace("default: 10", "default: 1000") } })).toMatchInlineSnapshot(`
      "train.yml:6:3 - warning AZML304: the default of input "epochs" of component "train.yml" has to be at most 100, not 1000.
        6 |   epochs: { type: integer, default: 1000, min: 1, max: 100 }
          |   ~~~~~~
        at jobs.train.component.inputs.epochs.default

      Found 1 warning.
      "
    `);
  });

  it("AZML305 path for a value, and value for a path", () => {
    expect(check(job("      epochs: { type: uri_file, path: ./data/x.csv }").replace("${{parent.inputs.data}}", "5")))
      .toMatchInlineSnapshot(`
        "job.yml:9:7 - error AZML305: input "data" of node "train" is a uri_folder, and got 5.
          9 |       data: 5
            |       ~~~~
          at jobs.train.inputs.data
          hint: say where it lies: { type, path }, or wire it to an output

        job.yml:10:7 - error AZML305: input "epochs" of node "train" is an integer, and got a uri_file.
          10 |       epochs: { type: uri_file, path: ./data/x.csv }
             |       ~~~~~~
          at jobs.train.inputs.epochs
          hint: give it a plain value in place of a path

        job.yml:3:3 - warning AZML315: input "data" of pipeline "job.yml" is never used.
          3 |   data: { type: uri_folder, path: ./data }
            |   ~~~~
          at inputs.data

        Found 2 errors and 1 warning.
        "
      `);
  });

  it("AZML306 required input missing: of a node, of the job", () => {
    expect(check(job().replace("data: ${{parent.inputs.data}}", "epochs: 5"))).toMatchInlineSnapshot(`
      "job.yml:5:3 - error AZML306: Required input 'data' for component 'train.yml' not provided.
        5 |   train:
          |   ~~~~~
        at jobs.train.inputs.data
        hint: write data: \${{parent.inputs.data}} under "inputs" to give it the pipeline's

      Found 1 error.
      "
    `);
    expect(check(job(), { change: (read) => ({ ...read, inputs: {} }) })).toMatchInlineSnapshot(`
      "job.yml:1:1 - error AZML306: Required input 'data' for pipeline 'job.yml' not provided.
        1 | type: pipeline
          | ~~~~
        at inputs.data

      Found 1 error.
      "
    `);
  });

  it("AZML307 unknown input: of a node a warning, of the job an error", () => {
    expect(check(job("      epoch: 5"))).toMatchInlineSnapshot(`
      "job.yml:10:7 - warning AZML307: node "train" has no input "epoch", so its value is not used.
        10 |       epoch: 5
           |       ~~~~~
        at jobs.train.inputs.epoch
        inputs of train: data, epochs, kernel, verbose, note
        hint: did you mean "epochs"?

      Found 1 warning.
      "
    `);
    expect(check(job(), { change: (read) => ({ ...read, inputs: { ...read.inputs, dta: { kind: "literal", value: 1 } } }) }))
      .toMatchInlineSnapshot(`
        "job.yml:1:1 - error AZML307: the job has no input "dta".
          1 | type: pipeline
            | ~~~~
          at inputs.dta
          inputs of the job: data
          hint: did you mean "data"?

        Found 1 error.
        "
      `);
  });

  it("AZML308 unknown output: of a node a warning, of the pipeline or the job an error", () => {
    const outputs = "    outputs:\n      modl: { mode: upload }\n      model: ${{parent.outputs.best}}";
    expect(check(job("", outputs, "inputs:\n  data: { type: uri_folder, path: ./data }\noutputs:\n  beast:"))).toMatchInlineSnapshot(`
      "job.yml:15:7 - error AZML308: node "train" writes to "best", which is no output of its pipeline.
        15 |       model: \${{parent.outputs.best}}
           |       ~~~~~
        at jobs.train.outputs.model
        outputs of the pipeline: beast
        hint: did you mean "beast"?

      job.yml:14:7 - warning AZML308: node "train" has no output "modl", so its settings are not used.
        14 |       modl: { mode: upload }
           |       ~~~~
        at jobs.train.outputs.modl
        outputs of train: model, accuracy
        hint: did you mean "model"?

      Found 1 error and 1 warning.
      "
    `);
    expect(check(job(), { change: (read) => ({ ...read, outputs: { nope: {} } }) })).toMatchInlineSnapshot(`
      "job.yml:1:1 - error AZML308: the job has no output "nope".
        1 | type: pipeline
          | ~~~~
        at outputs.nope
        outputs of the job: none

      Found 1 error.
      "
    `);
  });

  it("AZML309, AZML310, AZML311 binding to what is not there", () => {
    const more = `
  second:
    type: command
    component: ./train.yml
    compute: \${{parent.inputs.computer}}
    inputs:
      data: \${{parent.jobs.trian.outputs.model}}
      note: text \${{parent.inputs.nte}}
      epochs: \${{parent.jobs.train.outputs.acuracy}}
      kernel: \${{parent.jobs.train.inputs.krnel}}`;
    expect(check(job("", more))).toMatchInlineSnapshot(`
      "job.yml:15:14 - error AZML309: \${{parent.inputs.computer}} in node "second" names no input of its pipeline.
        15 |     compute: \${{parent.inputs.computer}}
           |              ~~~~~~~~~~~~~~~~~~~~~~~~~~~
        at jobs.second.compute
        inputs of the pipeline: data

      job.yml:17:13 - error AZML310: \${{parent.jobs.trian.outputs.model}} in node "second" names no node of its pipeline.
        17 |       data: \${{parent.jobs.trian.outputs.model}}
           |             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        at jobs.second.inputs.data
        nodes: train, second
        hint: did you mean "train"?

      job.yml:18:18 - error AZML309: \${{parent.inputs.nte}} in node "second" names no input of its pipeline.
        18 |       note: text \${{parent.inputs.nte}}
           |                  ~~~~~~~~~~~~~~~~~~~~~~
        at jobs.second.inputs.note
        inputs of the pipeline: data

      job.yml:19:15 - error AZML311: \${{parent.jobs.train.outputs.acuracy}} in node "second" names no output of node "train".
        19 |       epochs: \${{parent.jobs.train.outputs.acuracy}}
           |               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        at jobs.second.inputs.epochs
        outputs of train: model, accuracy
        hint: did you mean "accuracy"?

      job.yml:20:15 - error AZML311: \${{parent.jobs.train.inputs.krnel}} in node "second" names no input of node "train".
        20 |       kernel: \${{parent.jobs.train.inputs.krnel}}
           |               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        at jobs.second.inputs.kernel
        inputs of train: data, epochs, kernel, verbose, note
        hint: did you mean "kernel"?

      Found 5 errors.
      "
    `);
  });

  it("AZML312 cycle, and node that waits for itself", () => {
    const ring = `
  a:
    type: command
    component: ./score.yml
    inputs: { model: "\${{parent.jobs.train.outputs.model}}", page: "\${{parent.jobs.b.outputs.scores}}" }
  b:
    type: command
    component: ./score.yml
    inputs: { model: "\${{parent.jobs.train.outputs.model}}", page: "\${{parent.jobs.a.outputs.scores}}" }`;
    expect(check(job("", ring))).toMatchInlineSnapshot(`
      "job.yml:12:3 - error AZML312: nodes depend on each other: a → b → a.
        12 |   a:
           |   ~
        at jobs.a

      Found 1 error.
      "
    `);
    expect(check(job("      note: ${{parent.jobs.train.inputs.kernel}}"))).toMatchInlineSnapshot(`
      "job.yml:5:3 - error AZML312: node "train" depends on itself.
        5 |   train:
          |   ~~~~~
        at jobs.train

      Found 1 error.
      "
    `);
  });

  it("AZML312 cycle of commands written in line, whose ports come of each other", () => {
    const node = (other: string): string =>
      `{ command: "echo \${{inputs.x}} \${{outputs.o}}", environment: azureml:e:1, inputs: { x: "\${{parent.jobs.${other}.outputs.o}}" }, outputs: { o: { type: uri_file } } }`;
    expect(check(`type: pipeline\njobs:\n  a: ${node("b")}\n  b: ${node("a")}\n`)).toMatchInlineSnapshot(`
      "job.yml:3:3 - error AZML312: nodes depend on each other: a → b → a.
        3 |   a: { command: "echo \${{inputs.x}} \${{outputs.o}}", environment: azureml:e:1, inputs: { x: "\${{parent.jobs.b.outputs.o…
          |   ~
        at jobs.a

      Found 1 error.
      "
    `);
  });

  it("AZML313 kinds that may not fit are a warning; a text takes any value", () => {
    const more = `
  score:
    type: command
    component: ./score.yml
    inputs: { model: "\${{parent.jobs.train.outputs.model}}", page: "\${{parent.inputs.data}}" }
    outputs: { scores: "\${{parent.outputs.table}}" }`;
    const top = "inputs:\n  data: { type: uri_folder, path: ./data }\n  ten: 10\noutputs:\n  table: { type: mltable }";
    expect(check(job("      note: ${{parent.inputs.ten}}", more, top))).toMatchInlineSnapshot(`
      "job.yml:18:62 - warning AZML313: input "page" of node "score" takes a uri_file, and is wired to a uri_folder.
        18 |     inputs: { model: "\${{parent.jobs.train.outputs.model}}", page: "\${{parent.inputs.data}}" }
           |                                                              ~~~~
        at jobs.score.inputs.page

      job.yml:19:16 - warning AZML313: output "table" of the pipeline is an mltable, and node "score" writes a uri_file to it.
        19 |     outputs: { scores: "\${{parent.outputs.table}}" }
           |                ~~~~~~
        at jobs.score.outputs.scores

      Found 2 warnings.
      "
    `);
  });

  it("AZML314 optional pipeline input for a required one", () => {
    const change = changed(({ inputs }) => ({ inputs: { ...inputs, data: { ...inputs["data"], optional: true } } }));
    expect(check(job(), { change })).toMatchInlineSnapshot(`
      "job.yml:3:3 - error AZML314: input "data" of the pipeline may be left out, and input "data" of node "train" may not.
        3 |   data: { type: uri_folder, path: ./data }
          |   ~~~~
        at inputs.data
        hint: make them agree: both optional, or neither, or give one a default

      Found 1 error.
      "
    `);
  });

  it("AZML315 unused pipeline input; one in a setting or a text is used", () => {
    const top = "inputs:\n  data: { type: uri_folder, path: ./data }\n  lost: 1\n  where: cpu\n  name: x";
    expect(check(job("      note: run ${{parent.inputs.name}}", "    compute: ${{parent.inputs.where}}", top))).toMatchInlineSnapshot(`
      "job.yml:4:3 - warning AZML315: input "lost" of pipeline "job.yml" is never used.
        4 |   lost: 1
          |   ~~~~
        at inputs.lost

      Found 1 warning.
      "
    `);
  });

  it("AZML316 pipeline without steps", () => {
    expect(check(job(), { change: changed(() => ({ jobs: {} })) })).toMatchInlineSnapshot(`
      "job.yml:1:1 - warning AZML316: pipeline "job.yml" has no steps.
        1 | type: pipeline
          | ~~~~
        at jobs

      Found 1 warning.
      "
    `);
  });

  it("AZML317 invalid names", () => {
    const renamed = changedTrain(() => ({ name: "Bad Name", outputs: { "1st": { kind: "uri_file" } }, command: "x" }));
    const moved = changed(({ jobs: { train: node } }) => ({ jobs: { "1-bad": node } }));
    const change = (read: PipelineJob): PipelineJob => ({ ...moved(renamed(read)), name: "a job", experimentName: "my experiment" });
    expect(check(job(), { change })).toMatchInlineSnapshot(`
      "job.yml:5:3 - error AZML317: Invalid node name found: '1-bad'. Node name must start with a letter or underscore, and can only contain letters, numbers and underscore.
        5 |   train:
          |   ~~~~~
        at jobs.1-bad

      train.yml:2:1 - error AZML317: Component name should only contain lower letter, number, underscore and start with a lower letter. Currently got Bad Name.
        2 | name: train
          | ~~~~
        at jobs.1-bad.component.name

      train.yml:2:1 - error AZML317: '1st' is not a valid parameter name, must be composed letters, numbers, and underscores.
        2 | name: train
          | ~~~~
        at jobs.1-bad.component.outputs.1st

      job.yml:1:1 - warning AZML317: "a job" is no valid job name.
        1 | type: pipeline
          | ~~~~
        at name
        hint: letters, digits, - and _, at most 255 of them, starting with a letter or digit

      job.yml:1:1 - warning AZML317: "my experiment" may be no valid experiment name.
        1 | type: pipeline
          | ~~~~
        at experiment_name
        hint: letters, digits, - and _, at most 255 of them, starting with a letter or digit

      train.yml:5:3 - warning AZML338: the command of component "Bad Name" never names its inputs "data", "epochs", "kernel", "verbose", "note".
        5 |   data: { type: uri_folder }
          |   ~~~~
        at jobs.1-bad.component.inputs.data
        hint: write \${{inputs.data}} where the program is to get it, or take the input out

      Found 3 errors and 3 warnings.
      "
    `);
  });

  it("AZML318 names that differ by case only", () => {
    const ports = changedTrain(({ inputs }) => ({ inputs: { ...inputs, Data: { kind: "string", optional: true } } }));
    const nodes = changed(({ jobs }) => ({ jobs: { ...jobs, Train: jobs["train"] } }));
    const change = (read: PipelineJob): PipelineJob => nodes(ports(read));
    expect(check(job(), { change })).toMatchInlineSnapshot(`
      "job.yml:5:3 - error AZML318: Duplicate node name found in pipeline: 'job.yml', node name: 'Train'. Duplicate check is case-insensitive.
        5 |   train:
          |   ~~~~~
        at jobs.Train

      train.yml:2:1 - error AZML318: Invalid component input names 'data' and 'Data', which are equal ignore case.
        2 | name: train
          | ~~~~
        at jobs.train.component.inputs.Data

      Found 2 errors.
      "
    `);
  });

  it("AZML319 output that cannot be registered", () => {
    const change = changedTrain(() => ({}), { outputs: { model: { mode: "upload", version: "1" }, accuracy: { name: "not@valid" } } });
    expect(check(job(), { change })).toMatchInlineSnapshot(`
      "job.yml:5:3 - error AZML319: output "model" of node "train" has a version and no name.
        5 |   train:
          |   ~~~~~
        at jobs.train.outputs.model
        hint: say the name it is registered under, too

      job.yml:5:3 - error AZML319: output "accuracy" of node "train" cannot be registered as "not@valid".
        5 |   train:
          |   ~~~~~
        at jobs.train.outputs.accuracy
        hint: letters, digits, - and _, at most 255 of them

      Found 2 errors.
      "
    `);
  });

  it("AZML320 and AZML321 local paths", () => {
    const top =
      "inputs:\n  data: { type: uri_folder, path: ./data/x.csv }\n  page: { type: uri_file, path: ./data }\n  gone: { type: uri_file, path: ./gone.csv }";
    const more = `
  score:
    type: command
    component: ./score.yml
    inputs:
      model: \${{parent.jobs.train.outputs.model}}
      page: \${{parent.inputs.page}}
  again:
    type: command
    component: ./score.yml
    inputs:
      model: \${{parent.jobs.train.outputs.model}}
      page: \${{parent.inputs.gone}}`;
    expect(check(job("", more, top))).toMatchInlineSnapshot(`
      "job.yml:3:35 - error AZML321: input "data" of the job is a uri_folder, but "./data/x.csv" is a file.
        3 |   data: { type: uri_folder, path: ./data/x.csv }
          |                                   ~~~~~~~~~~~~
        at inputs.data.path
        hint: give the folder, or use a uri_file

      job.yml:4:33 - error AZML321: input "page" of the job is a uri_file, but "./data" is a folder.
        4 |   page: { type: uri_file, path: ./data }
          |                                 ~~~~~~
        at inputs.page.path
        hint: give a file, or use a uri_folder

      job.yml:5:33 - error AZML320: input "gone" of the job: "./gone.csv" does not exist.
        5 |   gone: { type: uri_file, path: ./gone.csv }
          |                                 ~~~~~~~~~~
        at inputs.gone.path
        looked for <folder>/gone.csv
        hint: relative paths start from the file they are written in

      Found 3 errors.
      "
    `);
    expect(check(job("", more, top), { target: "files" })).toMatch(/warning AZML321: input "data"[^]*warning AZML321: input "page"/);
    const change = changedTrain((_, { location }) => {
      const folder = path.dirname(location?.file ?? "");
      return {
        code: { kind: "local", path: path.join(folder, "src") },
        environment: { kind: "inline", build: { path: { kind: "local", path: path.join(folder, "docker") } } },
      };
    });
    expect(check(job(), { change })).toMatchInlineSnapshot(`
      "train.yml:2:1 - error AZML320: the code of component "train.yml" does not exist.
        2 | name: train
          | ~~~~
        at jobs.train.component.code
        looked for <folder>/src

      train.yml:2:1 - error AZML320: the build context of component "train.yml" does not exist.
        2 | name: train
          | ~~~~
        at jobs.train.component.environment.build.path
        looked for <folder>/docker

      Found 2 errors.
      "
    `);
    expect(check(job(), { change, files: { docker: "", "src/train.py": "" } })).toMatchInlineSnapshot(`
      "train.yml:2:1 - error AZML321: the build context of component "train.yml" is a file.
        2 | name: train
          | ~~~~
        at jobs.train.component.environment.build.path
        looked for <folder>/docker

      Found 1 error.
      "
    `);
  });

  it("AZML322 and AZML323 ask for compute and environment on Azure only", () => {
    const change = changedTrain(() => ({ environment: undefined }));
    expect(check(job(), { change, target: "azure" })).toMatchInlineSnapshot(`
      "job.yml:5:3 - error AZML322: Compute not set.
        5 |   train:
          |   ~~~~~
        at jobs.train.compute
        hint: say compute: on the node, or default_compute: under settings

      train.yml:2:1 - error AZML323: component "train.yml" has no environment.
        2 | name: train
          | ~~~~
        at jobs.train.component.environment
        hint: say environment: azureml:<name>@latest, or an image

      Found 2 errors.
      "
    `);
    expect(check(job(), { change, target: "local" })).toBe("");
  });

  it("AZML324 modes that do not fit", () => {
    const outputs = "    outputs:\n      accuracy: { mode: upload }";
    const to = (input: string) => ({ kind: "binding", binding: { source: "pipeline_input", input } });
    const change = changedTrain(() => ({}), {
      inputs: { data: { ...to("data"), mode: "eval_mount" }, epochs: { ...to("n"), mode: "direct" } },
    });
    expect(check(job("", outputs, "inputs:\n  data: { type: uri_folder, path: ./data }\n  n: 5"), { change })).toMatchInlineSnapshot(`
      "job.yml:6:3 - error AZML324: input "epochs" of node "train" is an integer, which has no mode.
        6 |   train:
          |   ~~~~~
        at jobs.train.inputs.epochs.mode
        hint: remove the mode

      job.yml:13:7 - error AZML324: output "accuracy" of node "train" is a number, which has no mode.
        13 |       accuracy: { mode: upload }
           |       ~~~~~~~~
        at jobs.train.outputs.accuracy.mode
        hint: remove the mode

      job.yml:10:7 - warning AZML324: input "data" of node "train" is a uri_folder, and "eval_mount" is for mltable.
        10 |       data: \${{parent.inputs.data}}
           |       ~~~~
        at jobs.train.inputs.data.mode

      Found 2 errors and 1 warning.
      "
    `);
  });

  it("AZML325 and AZML326 pipeline outputs are written by one node", () => {
    const top =
      "inputs:\n  data: { type: uri_folder, path: ./data }\noutputs:\n  best: { type: mlflow_model }\n  never: { type: mlflow_model }";
    const more = `    outputs:
      model: \${{parent.outputs.best}}
  second:
    type: command
    component: ./train.yml
    inputs: { data: "\${{parent.inputs.data}}" }
    outputs:
      model: \${{parent.outputs.best}}`;
    expect(check(job("", more, top))).toMatchInlineSnapshot(`
      "job.yml:21:7 - error AZML326: output "best" of pipeline "job.yml" is written by train.outputs.model and by second.outputs.model.
        21 |       model: \${{parent.outputs.best}}
           |       ~~~~~
        at jobs.second.outputs.model

      job.yml:6:3 - warning AZML325: no node writes the output "never" of pipeline "job.yml".
        6 |   never: { type: mlflow_model }
          |   ~~~~~
        at outputs.never

      Found 1 error and 1 warning.
      "
    `);
  });

  it("AZML327 on_init and on_finalize", () => {
    const change =
      (onInit: string, onFinalize?: string) =>
      (read: PipelineJob): PipelineJob => ({ ...read, settings: { onInit, ...(onFinalize !== undefined && { onFinalize }) } });
    expect(check(job(), { change: change("nope", "nope") })).toMatchInlineSnapshot(`
      "job.yml:1:1 - error AZML327: on_init names "nope", which is no node of the job.
        1 | type: pipeline
          | ~~~~
        at settings.on_init

      job.yml:1:1 - error AZML327: "nope" is the node of on_init and of on_finalize, which have to be two.
        1 | type: pipeline
          | ~~~~
        at settings.on_init

      job.yml:1:1 - error AZML327: on_finalize names "nope", which is no node of the job.
        1 | type: pipeline
          | ~~~~
        at settings.on_finalize

      job.yml:1:1 - error AZML327: "nope" is the node of on_finalize and of on_init, which have to be two.
        1 | type: pipeline
          | ~~~~
        at settings.on_finalize

      Found 4 errors.
      "
    `);
    expect(check(job(), { change: change("train") })).toMatchInlineSnapshot(`
      "job.yml:1:1 - error AZML327: the job has no nodes beside those of on_init and on_finalize.
        1 | type: pipeline
          | ~~~~
        at jobs

      Found 1 error.
      "
    `);
    const more = `
  score:
    type: command
    component: ./score.yml
    inputs: { model: "\${{parent.jobs.train.outputs.model}}" }`;
    expect(check(job("", more), { change: change("train", "score") })).toMatchInlineSnapshot(`
      "job.yml:1:1 - error AZML327: the job has no nodes beside those of on_init and on_finalize.
        1 | type: pipeline
          | ~~~~
        at jobs

      job.yml:5:3 - error AZML327: "train", the node of on_init, is wired to other nodes, and has to stand by itself.
        5 |   train:
          |   ~~~~~
        at settings.on_init

      job.yml:12:3 - error AZML327: "score", the node of on_finalize, is wired to other nodes, and has to stand by itself.
        12 |   score:
           |   ~~~~~
        at settings.on_finalize

      Found 3 errors.
      "
    `);
  });

  it("AZML328 early output that is no control output", () => {
    const change = changedTrain(({ outputs }) => ({ outputs: { ...outputs, model: { kind: "mlflow_model", earlyAvailable: true } } }));
    expect(check(job(), { change })).toMatchInlineSnapshot(`
      "train.yml:11:3 - error AZML328: output "model" of component "train.yml" is early_available without being a control output.
        11 |   model: { type: mlflow_model }
           |   ~~~~~
        at jobs.train.component.outputs.model
        hint: only a string, number, integer or boolean can be read before the node has ended

      Found 1 error.
      "
    `);
  });

  it("AZML329 empty text of the job's, on Azure", () => {
    const yaml = job(
      "      note: ${{parent.inputs.note}}",
      "    compute: cpu",
      'inputs:\n  data: { type: uri_folder, path: ./data }\n  note: ""',
    );
    const required = changed(({ inputs }) => ({ inputs: { ...inputs, note: { kind: "string" } } }));
    expect(check(yaml, { target: "azure", change: required })).toMatchInlineSnapshot(`
      "job.yml:4:3 - warning AZML329: input "note" of the job is an empty text, which Azure ML treats as no value.
        4 |   note: ""
          |   ~~~~
        at inputs.note
        hint: give another text, or make the input optional and leave it out

      Found 1 warning.
      "
    `);
  });

  it("AZML330 branch: what its blocks and its condition name", () => {
    const more = `
  wrong:
    type: if_else
    condition: \${{parent.jobs.train.outputs.model}}
    true_block: \${{parent.inputs.data}}
    false_block: [ "\${{parent.jobs.nobody}}" ]
  both:
    type: if_else
    condition: true
    true_block: \${{parent.jobs.train}}
    false_block: \${{parent.jobs.train}}
  neither:
    type: if_else
    condition: true`;
    expect(check(job("", more))).toMatchInlineSnapshot(`
      "job.yml:14:5 - error AZML330: 'condition' of dsl.condition node must be primitive type with value 'True', got False.
        14 |     condition: \${{parent.jobs.train.outputs.model}}
           |     ~~~~~~~~~
        at jobs.wrong.condition

      job.yml:15:5 - error AZML330: 'true_block' of dsl.condition has invalid binding expression: \${{parent.inputs.data}}, for example, \${{parent.jobs.xxx}}.
        15 |     true_block: \${{parent.inputs.data}}
           |     ~~~~~~~~~~
        at jobs.wrong.true_block

      job.yml:16:5 - error AZML310: \${{parent.jobs.nobody}} in node "wrong" names no node of its pipeline.
        16 |     false_block: [ "\${{parent.jobs.nobody}}" ]
           |     ~~~~~~~~~~~
        at jobs.wrong.false_block
        nodes: train, wrong, both, neither

      job.yml:20:17 - error AZML330: True block and false block cannot contain same nodes: {'\${{parent.jobs.train}}'}.
        20 |     true_block: \${{parent.jobs.train}}
           |                 ~~~~~~~~~~~~~~~~~~~~~~
        at jobs.both

      job.yml:22:3 - error AZML330: True block and false block cannot be empty at the same time.
        22 |   neither:
           |   ~~~~~~~
        at jobs.neither

      Found 5 errors.
      "
    `);
  });

  it("AZML330 branch: blocks that hold nothing are no blocks", () => {
    const more = `
  empty:
    type: if_else
    condition: true
    true_block: []
    false_block: []`;
    expect(check(job("", more))).toContain("AZML330: True block and false block cannot be empty at the same time");
  });

  it("AZML331 loops: items, and the ports of the body", () => {
    const more = `
  many:
    type: do_while
    body: \${{parent.jobs.train}}
    condition: accuracy
    mapping: { modle: data }
    limits: { max_iteration_count: 20 }
  none:
    type: parallel_for
    body: \${{parent.jobs.train}}
    items: []
  uneven:
    type: parallel_for
    body: \${{parent.jobs.train}}
    items: [{ epochs: 1 }, { note: x }, { epoch: 2 }]`;
    expect(check(job("", more))).toMatchInlineSnapshot(`
      "job.yml:16:16 - error AZML311: loop "many" names "modle", which is none of the outputs of "train".
        16 |     mapping: { modle: data }
           |                ~~~~~
        at jobs.many.mapping
        outputs of train: model, accuracy

      job.yml:20:5 - error AZML331: The body of loop node cannot be promoted as another loop again.
        20 |     body: \${{parent.jobs.train}}
           |     ~~~~
        at jobs.none.body

      job.yml:21:5 - error AZML331: Items is an empty list/dict.
        21 |     items: []
           |     ~~~~~
        at jobs.none.items

      job.yml:24:5 - error AZML331: The body of loop node cannot be promoted as another loop again.
        24 |     body: \${{parent.jobs.train}}
           |     ~~~~
        at jobs.uneven.body

      job.yml:25:5 - error AZML331: Items should have same keys with body inputs, but got dict_keys(['note']) and dict_keys(['epochs']).
        25 |     items: [{ epochs: 1 }, { note: x }, { epoch: 2 }]
           |     ~~~~~
        at jobs.uneven.items

      job.yml:25:5 - error AZML331: the items of loop "uneven" give "epoch", which is no input of "train".
        25 |     items: [{ epochs: 1 }, { note: x }, { epoch: 2 }]
           |     ~~~~~
        at jobs.uneven.items

      Found 6 errors.
      "
    `);
  });

  it("AZML332 Spark: modes, entry and executors", () => {
    const spark = `
  count:
    type: spark
    entry: { file: main.py }
    code: ./spark
    inputs: { data: { type: uri_folder, path: ./data, mode: ro_mount } }
    outputs: { table: { type: uri_folder, mode: upload } }
    args: --data \${{inputs.data}}
    environment: azureml:spark@latest
    compute: azureml:cluster
    conf:
      spark.driver.cores: 1
      spark.driver.memory: 2g
      spark.executor.cores: 2
      spark.executor.memory: 2g
      spark.executor.instances: 2
      spark.dynamicAllocation.maxExecutors: 4`;
    expect(check(job("", spark), { files: { "spark/other.py": "" } })).toMatchInlineSnapshot(`
      "job.yml:14:5 - error AZML320: Entry <folder>/spark/main.py doesn't exist.
        14 |     entry: { file: main.py }
           |     ~~~~~
        at jobs.count.component.entry

      job.yml:16:15 - error AZML332: Spark reads input "data" where it lies: its mode has to be direct, not ro_mount.
        16 |     inputs: { data: { type: uri_folder, path: ./data, mode: ro_mount } }
           |               ~~~~
        at jobs.count.inputs.data
        hint: write mode: direct

      job.yml:17:16 - error AZML332: Spark writes output "table" where it lies: its mode has to be direct, not upload.
        17 |     outputs: { table: { type: uri_folder, mode: upload } }
           |                ~~~~~
        at jobs.count.outputs.table
        hint: write mode: direct

      Found 3 errors.
      "
    `);
  });

  it("AZML333 export of a folder to a database", () => {
    const transfer = `
  send:
    type: data_transfer
    task: export_data
    compute: azureml:factory
    inputs: { source: { type: uri_folder, path: ./data } }
    sink: { type: database, table_name: t, connection: "azureml:sql" }`;
    expect(check(job("", transfer))).toMatchInlineSnapshot(`
      "job.yml:16:15 - error AZML333: Inputs field only support type uri_file for database and uri_folder for file_system.
        16 |     inputs: { source: { type: uri_folder, path: ./data } }
           |               ~~~~~~
        at jobs.send.inputs.source.type

      Found 1 error.
      "
    `);
  });

  it("looks into nested pipelines, and at a component that is used twice only once", () => {
    const inner = `
name: inner
type: pipeline
inputs:
  data: { type: uri_folder }
jobs:
  train:
    type: command
    component: ./train.yml
    inputs: { data: "\${{parent.inputs.data}}", epochs: ten }
`;
    const nested = `
type: pipeline
inputs:
  data: { type: uri_folder, path: ./data }
jobs:
  prepare:
    type: pipeline
    component: ./inner.yml
    inputs: { data: "\${{parent.inputs.data}}" }
`;
    expect(check(nested, { files: { "inner.yml": inner }, target: "azure" })).toMatchInlineSnapshot(`
      "inner.yml:7:3 - error AZML322: Compute not set.
        7 |   train:
          |   ~~~~~
        at jobs.prepare.jobs.train.compute
        hint: say compute: on the node, or default_compute: under settings

      inner.yml:10:48 - error AZML303: input "epochs" of node "train" has to be a whole number, not "ten".
        10 |     inputs: { data: "\${{parent.inputs.data}}", epochs: ten }
           |                                                ~~~~~~
        at jobs.prepare.jobs.train.inputs.epochs

      Found 2 errors.
      "
    `);
  });

  it("does not look at a job whose reading left errors", () => {
    const sink = new DiagnosticSink();
    sink.add({ code: "AZML204", severity: "error", message: "m" });
    const empty: PipelineJob = {
      kind: "pipeline_job",
      settings: {},
      inputs: { nope: { kind: "literal", value: 1 } },
      outputs: {},
      source: "DSL",
      component: { kind: "pipeline", name: "p", inputs: {}, outputs: {}, jobs: {}, isDeterministic: true, source: "DSL" },
    };
    expect(checkJob(empty, sink, { target: "local" })).toBeUndefined();
    expect(sink.list()).toHaveLength(1);
  });
});

describe("commands that mean a port and do not name it", () => {
  const told = (command: string): string[] =>
    check(job(), { files: { "train.yml": train.replace(/command: .*/, `command: ${command}`) } })
      .split("\n")
      .filter((line) => / - (?:error|warning) AZML3|^ +hint:/.test(line))
      .map((line) => line.replace(/^\S+ - /, "").trim());
  const rest = "${{inputs.epochs}} ${{inputs.kernel}} ${{inputs.verbose}} $[[${{inputs.note}}]]";

  it.each(["${inputs.data}", "$(inputs.data)", "{{inputs.data}}", "${input.data}", "${ inputs.data }"])("%s", (text) => {
    expect(told(`echo '${text}' ${rest}`)).toEqual([
      `warning AZML301: "${text}" in the command of component "train.yml" is no binding, and gets no value.`,
      "hint: write ${{inputs.data}}",
    ]);
  });

  it.each(["${{input.data}}", "${{parent.inputs.data}}", "${{ input.data }}"])("%s", (text) => {
    expect(told(`echo '${text}' ${rest}`)).toEqual([
      `error AZML301: Invalid data binding expression: ${text.replace(/[${} ]/g, "")}.`,
      "hint: write ${{inputs.data}}",
    ]);
  });

  it("leaves the shell its own", () => {
    expect(told(`echo "\${HOME}" "$(date)" '{{template}}' \${{inputs.data}} ${rest}`)).toEqual([]);
  });

  it("takes the old spelling of jobs of one step for a name", () => {
    expect(told(`echo '{inputs.data}' ${rest}`)).toEqual([]);
  });

  it("AZML338 an input that is not named at all", () => {
    expect(told(`echo ${rest}`)).toEqual([
      'warning AZML338: the command of component "train.yml" never names its input "data".',
      "hint: write ${{inputs.data}} where the program is to get it, or take the input out",
    ]);
  });
});
