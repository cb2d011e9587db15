import { describe, expect, it } from "vitest";
import { diagnose } from "./diagnose.js";

/** A pipeline whose `build()` holds these lines, after those definitions. */
function source(lines: string, definitions = ""): string {
  return `${definitions}
@pipeline()
class P {
  @input("uri_folder") data;
  @input("string") name;
  build() {
${lines}
  }
}
export default job(P, { data: uriFolder("./"), name: "n" });
`;
}

describe("what the graph builder finds in definitions", () => {
  it("AZML228 wrong definition by command()", async () => {
    expect(
      await diagnose(
        source(
          "    step(bad, {}); step(worse, {}); step(worst, {});",
          `
const bad = command({ name: "a b", commands: "x", command: " ", inputs: { "1st": "string", text: "strng", n: { type: "integer", enum: ["a"], mode: "download", min: 3, default: 1 } } });
const worse = command({ command: "echo", code: 5, inputs: ["text"], outputs: { a: "uri_folder?", b: { type: "uri_file", mode: "ro_mount" } }, resources: { instances: 2 }, limits: { timeout: -1 } });
const worst = command("echo");`,
        ),
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:13 - error AZML113: "a b" is no valid component name.
        2 | const bad = command({ name: "a b", commands: "x", command: " ", inputs: { "1st": "string", text: "strng", n: { type: "i…
          |             ~~~~~~~
        hint: letters, digits, ".", "-" and "_"; say another with { name: "…" }

      pipeline.ts:2:13 - error AZML228: the text of command() is the text " ".
        2 | const bad = command({ name: "a b", commands: "x", command: " ", inputs: { "1st": "string", text: "strng", n: { type: "i…
          |             ~~~~~~~
        hint: say what to run: { command: "python train.py --data \${{inputs.data}}" }

      pipeline.ts:2:36 - error AZML228: command() has no option "commands".
        2 | const bad = command({ name: "a b", commands: "x", command: " ", inputs: { "1st": "string", text: "strng", n: { type: "i…
          |                                    ~~~~~~~~
        hint: did you mean "command"?

      pipeline.ts:2:76 - error AZML228: "1st" is no valid name for an input of command().
        2 | const bad = command({ name: "a b", commands: "x", command: " ", inputs: { "1st": "string", text: "strng", n: { type: "i…
          |                                                                            ~~~
        hint: letters, digits and underscores, not starting with a digit

      pipeline.ts:2:92 - error AZML228: input "text" of command() has no known kind, but the text "strng".
        2 | const bad = command({ name: "a b", commands: "x", command: " ", inputs: { "1st": "string", text: "strng", n: { type: "i…
          |                                                                                            ~~~~
        hint: did you mean "string"?

      pipeline.ts:2:129 - error AZML228: input "n" of command(): enum is for string ports, not for integer.
        2 | …", text: "strng", n: { type: "integer", enum: ["a"], mode: "download", min: 3, default: 1 } } });
          |                                          ~~~~

      pipeline.ts:2:142 - error AZML228: input "n" of command(): mode is for files, folders, tables and models, not for integer.
        2 | …ng", n: { type: "integer", enum: ["a"], mode: "download", min: 3, default: 1 } } });
          |                                          ~~~~

      pipeline.ts:2:168 - error AZML228: input "n" of command(): its default has to be at least 3, not the number 1.
        2 | … enum: ["a"], mode: "download", min: 3, default: 1 } } });
          |                                          ~~~~~~~

      pipeline.ts:3:42 - error AZML228: the code of command() is the number 5.
        3 | const worse = command({ command: "echo", code: 5, inputs: ["text"], outputs: { a: "uri_folder?", b: { type: "uri_file",…
          |                                          ~~~~
        hint: give the path of a folder or file

      pipeline.ts:3:51 - error AZML228: the inputs of command() are not an object but an array.
        3 | const worse = command({ command: "echo", code: 5, inputs: ["text"], outputs: { a: "uri_folder?", b: { type: "uri_file",…
          |                                                   ~~~~~~
        hint: write { inputs: { name: "kind" } }

      pipeline.ts:3:80 - error AZML228: output "a" of command() has no known kind, but the text "uri_folder?".
        3 | const worse = command({ command: "echo", code: 5, inputs: ["text"], outputs: { a: "uri_folder?", b: { type: "uri_file",…
          |                                                                                ~
        hint: did you mean "uri_folder"?

      pipeline.ts:3:121 - error AZML228: output "b" of command(): "ro_mount" is no output mode.
        3 | …: "uri_folder?", b: { type: "uri_file", mode: "ro_mount" } }, resources: { instances: 2 }, limits: { timeout: -1 } });
          |                                          ~~~~
        hint: modes are: rw_mount, mount, upload, direct

      pipeline.ts:3:156 - error AZML228: "resources" of command() has no option "instances".
        3 | …le", mode: "ro_mount" } }, resources: { instances: 2 }, limits: { timeout: -1 } });
          |                                          ~~~~~~~~~
        hint: options are: instanceCount, maxInstanceCount, instanceType, properties, dockerArgs, shmSize, locations

      pipeline.ts:3:182 - error AZML228: option "limits.timeout" of command() has to be a whole number of seconds or an input of the pipeline, not the number -1.
        3 | … resources: { instances: 2 }, limits: { timeout: -1 } });
          |                                          ~~~~~~~

      pipeline.ts:4:15 - error AZML228: command() was given the text "echo".
        4 | const worst = command("echo");
          |               ~~~~~~~
        hint: give it an object of settings

      Found 15 errors.
      "
    `);
  });

  it("AZML228 wrong definition by parallelRunFunction(), spark() and dataTransfer.copy()", async () => {
    expect(
      await diagnose(
        source(
          "    for (const made of [run, app, copied]) step(made, {});",
          `
const run = parallelRunFunction({ inputs: { data: "mltable?" }, inputData: "datas", miniBatchSize: "10tb", task: { code: "./src", appendRowTo: "scores" } });
const app = spark({ code: "./", entry: {}, driverCores: "1", conf: 3 });
const copied = dataTransfer.copy({ inputs: { a: "uri_folder?" }, outputs: {}, dataCopyMode: "overwrite" });`,
        ),
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:65 - error AZML228: inputData of parallelRunFunction() is the text "datas", which is none of its inputs.
        2 | const run = parallelRunFunction({ inputs: { data: "mltable?" }, inputData: "datas", miniBatchSize: "10tb", task: { code…
          |                                                                 ~~~~~~~~~
        hint: did you mean "data"?

      pipeline.ts:2:85 - error AZML228: option "miniBatchSize" of parallelRunFunction() has to be the size of a mini-batch, not the text "10tb".
        2 | const run = parallelRunFunction({ inputs: { data: "mltable?" }, inputData: "datas", miniBatchSize: "10tb", task: { code…
          |                                                                                     ~~~~~~~~~~~~~
        hint: a number of files, or a size: 10, "100kb"

      pipeline.ts:2:108 - error AZML228: parallelRunFunction() has no entry script.
        2 | const run = parallelRunFunction({ inputs: { data: "mltable?" }, inputData: "datas", miniBatchSize: "10tb", task: { code…
          |                                                                                                            ~~~~
        hint: say { task: { code: "./src", entryScript: "score.py" } }

      pipeline.ts:2:131 - error AZML228: appendRowTo of parallelRunFunction() is the text "scores", which is none of its outputs.
        2 | …tchSize: "10tb", task: { code: "./src", appendRowTo: "scores" } });
          |                                          ~~~~~~~~~~~
        hint: outputs are: none

      pipeline.ts:3:33 - error AZML228: spark() begins at a file or at a class, at one of them.
        3 | const app = spark({ code: "./", entry: {}, driverCores: "1", conf: 3 });
          |                                 ~~~~~
        hint: say { entry: { file: "main.py" } }

      pipeline.ts:3:44 - error AZML228: option "driverCores" of spark() has to be a whole number of at least 1, not the text "1".
        3 | const app = spark({ code: "./", entry: {}, driverCores: "1", conf: 3 });
          |                                            ~~~~~~~~~~~

      pipeline.ts:3:62 - error AZML228: option "conf" of spark() has to be an object, not the number 3.
        3 | const app = spark({ code: "./", entry: {}, driverCores: "1", conf: 3 });
          |                                                              ~~~~

      pipeline.ts:4:79 - error AZML228: the copy mode of dataTransfer.copy() is the text "overwrite".
        4 | const copied = dataTransfer.copy({ inputs: { a: "uri_folder?" }, outputs: {}, dataCopyMode: "overwrite" });
          |                                                                               ~~~~~~~~~~~~
        hint: modes are: merge_with_overwrite, fail_if_conflict

      Found 8 errors.
      "
    `);
  });

  it("AZML217 wrong import or export", async () => {
    expect(
      await diagnose(
        source(`    dataTransfer.importDatabase({ query: "select 1", storedProcedure: "sp" }, { name: "a" });
    dataTransfer.importFileSystem({ connection: "azureml:c", path: 5 }, { computer: "adf" });
    dataTransfer.exportDatabase({ source: this.data, connection: this.data });
    dataTransfer.exportDatabase({ connection: "azureml:c", tableName: "t" });`),
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:7:18 - error AZML217: step "a" has no connection.
        7 |     dataTransfer.importDatabase({ query: "select 1", storedProcedure: "sp" }, { name: "a" });
          |                  ~~~~~~~~~~~~~~
        hint: say { connection: "azureml:<name>" }

      pipeline.ts:7:18 - error AZML217: step "a" needs a query or a stored procedure, and not both.
        7 |     dataTransfer.importDatabase({ query: "select 1", storedProcedure: "sp" }, { name: "a" });
          |                  ~~~~~~~~~~~~~~
        hint: say { query: "select …" }

      pipeline.ts:8:62 - error AZML217: option "path" of step "import_data_file_system" has to be a text or an input of the pipeline, not the number 5.
        8 |     dataTransfer.importFileSystem({ connection: "azureml:c", path: 5 }, { computer: "adf" });
          |                                                              ~~~~

      pipeline.ts:8:75 - error AZML217: step "import_data_file_system" has no option "computer".
        8 |     dataTransfer.importFileSystem({ connection: "azureml:c", path: 5 }, { computer: "adf" });
          |                                                                           ~~~~~~~~
        hint: did you mean "compute"?

      pipeline.ts:9:18 - error AZML217: step "export_data_database" has no table.
        9 |     dataTransfer.exportDatabase({ source: this.data, connection: this.data });
          |                  ~~~~~~~~~~~~~~
        hint: say { tableName: … }

      pipeline.ts:9:35 - error AZML215: input "source" of step "export_data_database" takes a uri_file, but input "data" is a uri_folder.
        9 |     dataTransfer.exportDatabase({ source: this.data, connection: this.data });
          |                                   ~~~~~~
        hint: if this is meant, write .as("uri_file") behind the binding

      pipeline.ts:10:18 - error AZML205: step "export_data_database" needs the input "source".
        10 |     dataTransfer.exportDatabase({ connection: "azureml:c", tableName: "t" });
           |                  ~~~~~~~~~~~~~~
        at jobs.export_data_database_1.inputs.source
        inputs of export_data_database: source

      Found 7 errors.
      "
    `);
  });

  it("AZML234 invalid reference to a component", async () => {
    expect(
      await diagnose(
        source(`    step(component("train:3"), {});
    step(component(undefined), {});
    step(component("azureml:train:3", { inputs: { data: "folder" } }, { type: "sparks", kind: "x" }), {});
    const known = component("azureml:train@latest", { inputs: { data: "uri_folder", n: "integer?" }, outputs: { model: "mlflow_model" } });
    const trained = step(known, { datas: this.data, n: "x" });
    step(known, { data: trained.outputs.models }, { outputs: { models: {} }, inputs: { datas: {}, data: { mode: "upload" } } });`),
      ),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:7:10 - error AZML234: component() was given the text "train:3", which is no component's id.
        7 |     step(component("train:3"), {});
          |          ~~~~~~~~~
        hint: azureml:name:version, azureml:name@label, an ARM id, or azureml://registries/<registry>/components/<name>/versions/<version>

      pipeline.ts:8:10 - error AZML234: component() was given undefined, which is no component's id.
        8 |     step(component(undefined), {});
          |          ~~~~~~~~~
        hint: azureml:name:version, azureml:name@label, an ARM id, or azureml://registries/<registry>/components/<name>/versions/<version>

      pipeline.ts:9:51 - error AZML234: input "data" of train has no known kind, but the text "folder".
        9 |     step(component("azureml:train:3", { inputs: { data: "folder" } }, { type: "sparks", kind: "x" }), {});
          |                                                   ~~~~
        hint: say its kind: "uri_folder"

      pipeline.ts:9:73 - error AZML234: "sparks" is no type of component.
        9 |     step(component("azureml:train:3", { inputs: { data: "folder" } }, { type: "sparks", kind: "x" }), {});
          |                                                                         ~~~~
        hint: did you mean "spark"?

      pipeline.ts:9:89 - error AZML234: component() has no option "kind".
        9 |     step(component("azureml:train:3", { inputs: { data: "folder" } }, { type: "sparks", kind: "x" }), {});
          |                                                                                         ~~~~
        hint: options are: type

      pipeline.ts:11:35 - error AZML204: step "train" has no input "datas".
        11 |     const trained = step(known, { datas: this.data, n: "x" });
           |                                   ~~~~~
        inputs of train: data, n?
        hint: did you mean "data"?

      pipeline.ts:11:53 - error AZML206: input "n" of step "train" has to be a whole number, not the text "x".
        11 |     const trained = step(known, { datas: this.data, n: "x" });
           |                                                     ~
        at jobs.train_1.inputs.n

      pipeline.ts:12:41 - error AZML214: step "train" has no output "models".
        12 |     step(known, { data: trained.outputs.models }, { outputs: { models: {} }, inputs: { datas: {}, data: { mode: "upload…
           |                                         ~~~~~~
        outputs of train: model
        hint: did you mean "model"?

      pipeline.ts:12:41 - error AZML218: step "train" has no output "models" to set.
        12 |     step(known, { data: trained.outputs.models }, { outputs: { models: {} }, inputs: { datas: {}, data: { mode: "upload…
           |                                         ~~~~~~
        hint: did you mean "model"?

      pipeline.ts:12:88 - error AZML217: step "train" has no input "datas" to set.
        12 |     step(known, { data: trained.outputs.models }, { outputs: { models: {} }, inputs: { datas: {}, data: { mode: "upload…
           |                                                                                        ~~~~~
        hint: did you mean "data"?

      pipeline.ts:12:107 - error AZML217: option "mode" of input "data" of step "train" has to be "ro_mount", "rw_mount", "mount", "download", "direct", "eval_mount", or "eval_download", not the text "upload".
        12 |     step(known, { data: trained.outputs.models }, { outputs: { models: {} }, inputs: { datas: {}, data: { mode: "upload…
           |                                                                                                           ~~~~

      Found 11 errors.
      "
    `);
  });

  it("AZML225 no job in a file, and what a loaded job is told wrongly", async () => {
    const yml = "type: pipeline\ninputs: { n: { type: integer, default: 1 } }\njobs: {}\n";
    expect(
      await diagnose('export default loadJob("./job.yml", { inputs: { m: 1, n: "x" }, experiment: "e", outputs: { o: {} } });', {
        files: { "job.yml": yml },
      }),
    ).toMatchInlineSnapshot(`
      "pipeline.ts:2:65 - error AZML226: the job has no option "experiment".
        2 | export default loadJob("./job.yml", { inputs: { m: 1, n: "x" }, experiment: "e", outputs: { o: {} } });
          |                                                                 ~~~~~~~~~~
        hint: did you mean "experimentName"?

      job.yml:2:11 - error AZML407: an input needs "path".
        2 | inputs: { n: { type: integer, default: 1 } }
          |           ~
        at inputs.n.path

      job.yml:2:22 - error AZML411: "integer" is not one of uri_file, uri_folder, mltable, mlflow_model, custom_model, triton_model.
        2 | inputs: { n: { type: integer, default: 1 } }
          |                      ~~~~~~~
        at inputs.n.type

      job.yml:2:31 - error AZML409: an input has no key "default".
        2 | inputs: { n: { type: integer, default: 1 } }
          |                               ~~~~~~~
        at inputs.n.default
        keys it may have: value, type, mode, datastore, path_on_compute, path

      Found 4 errors.
      "
    `);
    expect(await diagnose('export default loadJob("./jobs.yml");', { files: { "job.yml": yml } })).toMatchInlineSnapshot(`
      "pipeline.ts:2:16 - error AZML402: cannot read <folder>/jobs.yml: there is no such file.
        2 | export default loadJob("./jobs.yml");
          |                ~~~~~~~

      Found 1 error.
      "
    `);
    expect(await diagnose("export default loadJob(undefined);")).toMatchInlineSnapshot(`
      "pipeline.ts:2:16 - error AZML225: loadJob() was given undefined in place of a path.
        2 | export default loadJob(undefined);
          |                ~~~~~~~
        hint: give the path of a job's YAML file, relative to this one

      Found 1 error.
      "
    `);
  });
});
