import { describe, expect, it } from "vitest";
import { readPipelineJob } from "../../src/yaml/read-pipeline-job.js";
import { told, yamlFolder } from "./yaml-folder.js";

const train =
  "type: command\nname: train\nversion: 1\ncommand: echo\nenvironment: azureml:env:1\ninputs: { data: { type: uri_folder }, rate: { type: number, default: 1 } }\noutputs: { model: { type: uri_folder } }\n";

function read(text: string, more: Readonly<Record<string, string>> = {}): ReturnType<typeof readPipelineJob> {
  return readPipelineJob(yamlFolder({ "pipeline.yml": text, "train.yml": train, ...more }));
}

describe("a pipeline job file", () => {
  it("becomes a job whose ports have the kinds of its values", () => {
    const { job, diagnostics } = read(
      [
        "type: pipeline",
        "display_name: Demo",
        "settings: { default_compute: azureml:cpu, continue_on_step_failure: no }",
        "inputs:",
        "  data: { type: uri_folder, path: ./data, mode: download }",
        "  rate: 1.0",
        "  epochs: 3",
        "  text: 1e-3",
        "  table: { type: mltable, path: azureml:t:2 }",
        "outputs: { model: { mode: upload }, plain: }",
        "jobs:",
        "  train:",
        "    type: command",
        "    component: ./train.yml",
        "    compute: azureml:gpu",
        "    inputs: { data: '${{parent.inputs.data}}', rate: { path: '${{ parent.inputs.rate }}', mode: direct } }",
        "    outputs: { model: '${{parent.outputs.model}}' }",
      ].join("\n"),
    );
    expect(diagnostics).toEqual([]);
    expect(job?.inputs).toMatchObject({
      data: { kind: "asset", asset: { type: "uri_folder", mode: "download", path: { kind: "local", written: "./data" } } },
      rate: { kind: "literal", value: 1, text: "1.0" },
      epochs: { kind: "literal", value: 3 },
      text: { kind: "literal", value: "1e-3" },
      table: { kind: "asset", asset: { path: { kind: "registered", id: "azureml:t:2" } } },
    });
    expect(job?.component.inputs).toEqual({
      data: { kind: "uri_folder", mode: "download" },
      rate: { kind: "number" },
      epochs: { kind: "integer" },
      text: { kind: "string" },
      table: { kind: "mltable" },
    });
    expect(job?.component.outputs).toEqual({ model: { kind: "uri_folder", mode: "upload" }, plain: { kind: "uri_folder" } });
    expect(job?.settings).toEqual({ defaultCompute: "cpu", continueOnStepFailure: false });
    expect(job?.component.jobs["train"]).toMatchObject({
      kind: "command",
      compute: "gpu",
      source: "YAML.COMPONENT",
      component: { name: "azureml_anonymous", version: "1", source: "YAML.COMPONENT" },
      inputs: {
        data: { kind: "binding", binding: { source: "pipeline_input", input: "data" } },
        rate: { kind: "binding", mode: "direct" },
      },
      outputs: { model: { boundTo: "model" } },
    });
  });

  it("gives a command in line the ports of what it is given", () => {
    const { job, diagnostics } = read(
      [
        "type: pipeline",
        "inputs: { t: { type: mltable, path: azureml:t:1, mode: eval_mount } }",
        "outputs: { o: { type: uri_file, mode: upload } }",
        "jobs:",
        "  late: { command: 'cat ${{inputs.a}}', environment: azureml:e:1, inputs: { a: '${{parent.jobs.early.outputs.o}}', b: '${{parent.jobs.train.outputs.model}}', c: '${{parent.jobs.early.inputs.n}}' } }",
        "  early: { command: ls, environment: azureml:e:1, inputs: { t: '${{parent.inputs.t}}', n: 1.5, i: 2, b: yes, s: 'x${{parent.inputs.t}}' }, outputs: { o: '${{parent.outputs.o}}', p: { type: mltable, mode: rw_mount }, q: } }",
        "  train: { component: ./train.yml }",
      ].join("\n"),
    );
    expect(diagnostics).toEqual([]);
    expect(job?.component.jobs["early"]?.component).toMatchObject({
      inputs: {
        t: { kind: "mltable", mode: "eval_mount" },
        n: { kind: "number", default: 1.5 },
        i: { kind: "integer", default: 2 },
        b: { kind: "boolean", default: true },
        s: { kind: "string", default: "x${{parent.inputs.t}}" },
      },
      outputs: { o: { kind: "uri_file", mode: "upload" }, p: { kind: "mltable", mode: "rw_mount" }, q: { kind: "uri_folder" } },
    });
    expect(job?.component.jobs["late"]?.component).toMatchObject({
      inputs: { a: { kind: "uri_file" }, b: { kind: "uri_folder" }, c: { kind: "number" } },
    });
  });

  it("may name components in every way, and nest pipelines", () => {
    const { job, diagnostics } = read(
      [
        "type: pipeline",
        "jobs:",
        "  a: { component: file:./train.yml }",
        "  b: { component: azureml:train:1 }",
        "  c: { component: azureml://registries/r/components/t/versions/1 }",
        "  d: { component: { command: ls, environment: azureml:e:1 } }",
        "  e: { component: ./inner.yml }",
        "  f: { component: ./train.yml }",
        "  g: { component: ./train.yml }",
      ].join("\n"),
      { "inner.yml": "type: pipeline\njobs:\n  x: { type: command, component: ./train.yml }\n" },
    );
    expect(diagnostics).toEqual([]);
    const jobs = job?.component.jobs ?? {};
    expect(Object.values(jobs).map((node) => `${node.name} ${node.kind} ${node.source}`)).toEqual([
      "a command YAML.JOB",
      "b command REMOTE.WORKSPACE.COMPONENT",
      "c command REMOTE.REGISTRY",
      "d command YAML.JOB",
      "e pipeline YAML.COMPONENT",
      "f command YAML.COMPONENT",
      "g command YAML.COMPONENT",
    ]);
    expect(jobs["f"]?.component).toBe(jobs["g"]?.component);
  });

  it("may run a component", () => {
    const { job, diagnostics } = read("type: pipeline\ncomponent: ./inner.yml\n", {
      "inner.yml": "type: pipeline\njobs:\n  x: { type: command, component: ./train.yml }\n",
    });
    expect(diagnostics).toEqual([]);
    expect(job).toMatchObject({ runs: { kind: "own" }, component: { jobs: { x: {} } } });
    expect(read("type: pipeline\ncomponent: azureml:p:1\n").job).toMatchObject({
      runs: { kind: "reference", id: "azureml:p:1" },
      component: { jobs: {} },
    });
  });

  it("tells all its problems at once, each at its place", () => {
    const { job, diagnostics } = read(
      [
        "type: pipeline",
        "experiment: x",
        "compute: cpu",
        "settings: { default_compute: cpu, force_rerun: sometimes, colour: red }",
        "inputs: { a: , b: { type: uri_folder, path: ./b, mode: rw_mount }, c: [1], d: { type: uri_folder } }",
        "outputs: { o: text }",
        "jobs:",
        "  Upper: { component: ./train.yml }",
        "  swept: { type: sweep }",
        "  typo: { type: comand }",
        "  list: [1]",
        "  gone: { component: ./nothing.yml }",
        "  wrong: { type: pipeline, component: ./train.yml }",
        "  old: { component: ./train.yml, inputs: { data: '${{inputs.x}}', rate: '${{parent.jobs.old}}' }, outputs: { model: there } }",
        "  extra: { component: ./train.yml, command: ls, colour: red, resources: { instances: 3 }, identity: { type: me }, limits: { timeout: soon }, distribution: { type: mpy } }",
        "  blind: { command: ls, environment: azureml:e:1, colour: red, inputs: { a: '${{parent.inputs.zz}}', b: '${{parent.jobs.zz.outputs.o}}', c: '${{parent.jobs.old.outputs.zz}}' }, outputs: { o: '${{parent.outputs.zz}}' } }",
      ].join("\n"),
    );
    expect(job).toBeUndefined();
    expect(told(diagnostics)).toMatchSnapshot();
  });

  it.each([
    ["type: command\ncommand: ls\n", "pipeline.yml:1:7 AZML420 type: not supported yet: jobs of type: command"],
    [
      "type: import\n",
      "pipeline.yml:1:7 AZML428 type: jobs of type import are submitted by no client of Azure ML (import data in a pipeline, by a node of type: data_transfer with task: import_data)",
    ],
    [
      "name: ci\non: push\njobs: { build: { runs-on: x } }\n",
      'pipeline.yml:1:1 AZML419 *: this is no job, but a GitHub workflow (a pipeline job has "type: pipeline" and "jobs")',
    ],
    [
      "name: m\ntrigger: { type: recurrence, frequency: day, interval: 1 }\ncreate_monitor: {}\n",
      "pipeline.yml:1:1 AZML419 *: this is no job, but a monitor (create it with az ml schedule create)",
    ],
    [
      "services: { web: { image: x } }\n",
      'pipeline.yml:1:1 AZML419 *: this is no job, but a Docker Compose file (a pipeline job has "type: pipeline" and "jobs")',
    ],
    [
      "type: pipeline\ncomponent: ./train.yml\n",
      "pipeline.yml:2:12 AZML423 component: a pipeline job runs a pipeline component, not one of type command",
    ],
    [
      "type: pipeline\ncomponent: azureml:x:1\njobs: { a: { component: ./train.yml } }\n",
      'pipeline.yml:3:1 AZML424 jobs: a pipeline job has "jobs" or "component", not both',
    ],
  ])("that is %j is refused", (text, expected) => {
    const { job, diagnostics } = read(text);
    expect(job).toBeUndefined();
    expect(told(diagnostics)).toEqual([expected]);
  });
});
