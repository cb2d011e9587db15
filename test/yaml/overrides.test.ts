import { describe, expect, it } from "vitest";
import { compileFile } from "../../src/load/compile-file.js";
import type { Override } from "../../src/model/override.js";
import { readJob } from "../../src/yaml/read-job.js";
import { readPipelineJob } from "../../src/yaml/read-pipeline-job.js";
import { told, yamlFolder } from "./yaml-folder.js";

const file = [
  "type: pipeline",
  "tags: { old: a }",
  "inputs:",
  "  rate: 0.1",
  "  data: { type: uri_folder, path: azureml:x:1 }",
  "  note:",
  "settings: { default_compute: azureml:cpu }",
  "jobs:",
  "  train: { type: command, command: ls, environment: azureml:e:1, inputs: { epochs: 2, rate: '${{parent.inputs.rate}}', data: '${{parent.inputs.data}}' } }",
].join("\n");

function set(...texts: string[]): Override[] {
  return texts.map((text) => ({ path: text.slice(0, text.indexOf("=")), text: text.slice(text.indexOf("=") + 1) }));
}

function read(...texts: string[]): ReturnType<typeof readPipelineJob> {
  return readPipelineJob(yamlFolder({ "job.yml": file.replace("\n  note:", "") }), set(...texts));
}

describe("--set on YAML", () => {
  it("changes what the file says, and makes what is missing on the way", () => {
    const { job, diagnostics } = read(
      "display_name=One = two",
      "description=",
      "settings.default_compute=azureml:gpu",
      "settings.force_rerun=true",
      "inputs.rate=0.2",
      "inputs.data.path=azureml:y:2",
      "tags.new=1.0",
      "properties.p=q",
      "jobs.train.inputs.epochs=3",
      "jobs.train.resources.instance_count=2",
    );
    expect(diagnostics).toEqual([]);
    expect(job).toMatchObject({
      displayName: "One = two",
      description: "",
      settings: { defaultCompute: "gpu", forceRerun: true },
      tags: { old: "a", new: "1.0" },
      properties: { p: "q" },
      inputs: { rate: { kind: "literal", value: 0.2 }, data: { asset: { path: { id: "azureml:y:2" } } } },
    });
    const train = job?.component.jobs["train"];
    expect(train).toMatchObject({ inputs: { epochs: { value: 3 } }, component: { resources: { instanceCount: 2 } } });
  });

  it("takes the last of several for one key", () => {
    expect(read("display_name=a", "display_name=b").job?.displayName).toBe("b");
  });

  it("takes a whole text for text where text is wanted, whatever YAML would make of it", () => {
    const { job, diagnostics } = read("display_name=007", "tags.on=yes", "experiment_name=1e3");
    expect(diagnostics).toEqual([]);
    expect(job).toMatchObject({ displayName: "007", tags: { on: "yes" }, experimentName: "1e3" });
  });

  it.each([
    [
      "jobs.trian.inputs.epochs=3",
      'AZML717 jobs.trian.inputs.epochs: --set jobs.trian.inputs.epochs=3: there is no node "trian" (did you mean "train"?)',
    ],
    [
      "settings.default_compute.name=gpu",
      'AZML718 settings.default_compute.name: --set settings.default_compute.name=gpu: "settings.default_compute" is "azureml:cpu" in the file, and has no keys (set settings.default_compute itself)',
    ],
    [
      "inputs.rate.value=1",
      'AZML718 inputs.rate.value: --set inputs.rate.value=1: "inputs.rate" is "0.1" in the file, and has no keys (set inputs.rate itself)',
    ],
    ["dispaly_name=x", 'AZML409 dispaly_name: a pipeline job has no key "dispaly_name" (did you mean "display_name"?)'],
    ["settings.default_compute=gpu", 'AZML418 settings.default_compute: "gpu" needs the prefix azureml: (write azureml:gpu)'],
    ["jobs.train.resources.instance_count=two", 'AZML408 jobs.train.resources.instance_count: expected a whole number, got "two"'],
    ["jobs.train=x", 'AZML406 jobs.train: a node must be a map of keys and values, not "x"'],
  ])("tells of %s", (text, expected) => {
    const { job, diagnostics } = read(text);
    expect(job).toBeUndefined();
    expect(told(diagnostics)).toEqual([expected]);
  });

  it("says that a wrong value is from the command line, and leaves other problems in their places", () => {
    const { diagnostics } = readPipelineJob(yamlFolder({ "job.yml": file }), set("outputs.model.mode=slow", "inputs.rate=0.5"));
    expect(told(diagnostics)).toEqual([
      'job.yml:6:8 AZML408 inputs.note: an input needs a value, a binding or a map with "path", not nothing',
      'AZML411 outputs.model.mode: "slow" is not one of rw_mount, mount, upload, direct',
    ]);
    expect(diagnostics[1]?.notes).toEqual(["from --set outputs.model.mode=slow"]);
  });

  it("changes what is shared by anchors for all, and keeps aliases of what is replaced", () => {
    const { job, diagnostics } = readPipelineJob(
      yamlFolder({
        "job.yml": [
          "type: pipeline",
          "inputs: { a: &a 1, b: *a }",
          "jobs:",
          "  one: &one { type: command, command: ls, environment: azureml:e:1, inputs: &in { n: 1 } }",
          "  two: { <<: *one, display_name: Two }",
          "  three: { type: command, command: ls, environment: azureml:e:1, inputs: *in }",
        ].join("\n"),
      }),
      set("inputs.a=5", "jobs.two.inputs.n=7", "jobs.two.command=pwd"),
    );
    expect(diagnostics).toEqual([]);
    expect(job?.inputs).toMatchObject({ a: { value: 5 }, b: { value: 1 } });
    const { one, two, three } = job?.component.jobs ?? {};
    expect([one, two, three].map((node) => node?.inputs["n"])).toMatchObject([{ value: 7 }, { value: 7 }, { value: 7 }]);
    expect([one, two].map((node) => node?.component)).toMatchObject([{ command: "ls" }, { command: "pwd" }]);
  });

  it("reaches items of lists, of jobs of one step too", () => {
    const sweep = [
      "type: sweep",
      "search_space: { rate: { type: choice, values: [1, 2] } }",
      "objective: { goal: maximize, primary_metric: m }",
      "limits: { max_total_trials: 2 }",
      "sampling_algorithm: random",
      "trial: { command: 'echo ${{search_space.rate}}', environment: azureml:e:1 }",
    ].join("\n");
    const folder = yamlFolder({ "job.yml": sweep });
    const { job, diagnostics } = readJob(folder, set("search_space.rate.values[1]=8", "limits.max_total_trials=9"));
    expect(diagnostics).toEqual([]);
    expect(job).toMatchObject({ searchSpace: { rate: { values: [1, 8] } }, limits: { maxTotalTrials: 9 } });
    expect(told(readJob(folder, set("search_space.rate.values.2=8")).diagnostics)).toEqual([
      'AZML717 search_space.rate.values.2: --set search_space.rate.values.2=8: the list "search_space.rate.values" has no item 2 (it has the items 0 to 1)',
    ]);
  });
});

describe("--set on a job in TypeScript", () => {
  const compiled = async (...texts: string[]) =>
    await compileFile("test/yaml/fixtures/job-to-override.ts", { cwd: process.cwd(), overrides: set(...texts) });

  it("changes keys of the job and gives inputs", async () => {
    const { job, diagnostics } = await compiled("display_name=New", "tags.b=2", "settings.default_compute=azureml:gpu", "inputs.epochs=5");
    expect(diagnostics).toEqual([]);
    expect(job).toMatchObject({
      displayName: "New",
      tags: { a: "1", b: "2" },
      settings: { defaultCompute: "gpu", forceRerun: true },
      inputs: { epochs: { value: 5 } },
    });
  });

  it("refuses nodes, and inputs that are not there", async () => {
    const { job, diagnostics } = await compiled("inputs.epoch=5", "jobs.count.compute=gpu");
    expect(job).toBeUndefined();
    expect(told(diagnostics)).toEqual([
      'AZML709 : the pipeline has no input "epoch" (did you mean "epochs"?)',
      "AZML719 : --set jobs.count.compute=gpu: nodes and ports of a job in TypeScript are what its code says (give the pipeline an input for it, and set that: --set inputs.NAME=VALUE)",
    ]);
  });
});
