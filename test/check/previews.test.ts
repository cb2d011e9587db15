import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { checkPreviews, previewsOn } from "../../src/check/check-previews.js";
import { readComponent } from "../../src/yaml/read-component.js";
import { readJob } from "../../src/yaml/read-job.js";
import { readSchedule } from "../../src/yaml/read-schedule.js";

const files = {
  "c.yml": `
name: c
type: command
command: echo
environment: azureml:e:1
outputs: { ok: { type: boolean, early_available: true }, d: { type: uri_folder } }`,
  "ip.yml": `
name: secret
type: command
command: echo
environment: azureml:e:1
intellectual_property: { publisher: contoso, protection_level: all }
inputs: { d: { type: uri_folder, optional: true, intellectual_property: { protection_level: none } } }
outputs: { n: { type: number, intellectual_property: { protection_level: none } } }`,
  "inner.yml": `
name: inner
type: pipeline
jobs:
  hidden: { type: command, component: ./ip.yml, compute: azureml:cpu }
  again: { type: command, component: ./ip.yml, compute: azureml:cpu }`,
  "job.yml": `
type: pipeline
compute: azureml:cpu
jobs:
  a: { type: command, component: ./c.yml }
  b: { type: command, component: ./c.yml }
  choose: { type: if_else, condition: "\${{parent.jobs.a.outputs.ok}}", true_block: "\${{parent.jobs.b}}" }
  again: { type: do_while, body: "\${{parent.jobs.a}}", mapping: { }, condition: ok, limits: { max_iteration_count: 2 } }
  deep: { type: pipeline, component: ./inner.yml }`,
  "plain.yml": "type: pipeline\ncompute: azureml:cpu\njobs:\n  a: { type: command, component: ./c.yml }",
  "command.yml": "type: command\ncommand: ls\nenvironment: azureml:e:1\ncompute: azureml:cpu",
  "nightly.yml": 'name: nightly\ntrigger: { type: cron, expression: "0 3 * * *" }\ncreate_job: ./command.yml',
  "nightly-plain.yml": 'name: nightly\ntrigger: { type: cron, expression: "0 3 * * *" }\ncreate_job: ./plain.yml',
};

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "azml-previews-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  mkdirSync(made, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(made, name), text);
  return made;
}

function told(what: Parameters<typeof checkPreviews>[0] | undefined): string[] {
  if (what === undefined) throw new Error("the file was not read");
  return checkPreviews(what).map(({ code, path: place, message }) => `error ${code}: ${message} (${place})`);
}

describe("private previews", () => {
  it("are nodes that branch and loop, and what is protected, at any depth, each told once", () => {
    expect(told(readJob(path.join(folder(), "job.yml")).job)).toEqual([
      'error AZML336: node "choose" is of type if_else, which is a private preview of Azure ML (jobs.choose)',
      'error AZML336: node "again" is of type do_while, which is a private preview of Azure ML (jobs.again)',
      'error AZML336: component "ip.yml" has "intellectual_property", which is a private preview of Azure ML (jobs.deep.jobs.hidden.component.intellectual_property)',
      'error AZML336: input "d" of component "ip.yml" has "intellectual_property", which is a private preview of Azure ML (jobs.deep.jobs.hidden.component.inputs.d)',
      'error AZML336: output "n" of component "ip.yml" has "intellectual_property", which is a private preview of Azure ML (jobs.deep.jobs.hidden.component.outputs.n)',
    ]);
  });

  it("are found in a component by itself", () => {
    expect(told(readComponent(path.join(folder(), "ip.yml")).component)).toHaveLength(3);
    expect(told(readComponent(path.join(folder(), "c.yml")).component)).toEqual([]);
  });

  it("are schedules of anything but pipelines", () => {
    const made = folder();
    expect(told(readSchedule(path.join(made, "nightly.yml")).schedule)).toEqual([
      'error AZML336: schedule "nightly" creates a command, which is a private preview of Azure ML (create_job)',
    ]);
    expect(told(readSchedule(path.join(made, "nightly-plain.yml")).schedule)).toEqual([]);
  });

  it("say how they are switched on, in the words that azure-ai-ml takes", () => {
    const { job } = readJob(path.join(folder(), "job.yml"));
    expect(job && checkPreviews(job)[0]?.hint).toContain("AZURE_ML_CLI_PRIVATE_FEATURES_ENABLED=true");
    const on = (value: string): boolean => previewsOn({ AZURE_ML_CLI_PRIVATE_FEATURES_ENABLED: value });
    expect(["True", "true", "TRUE", "1", ""].map(on)).toEqual([true, true, false, false, false]);
    expect(previewsOn({})).toBe(false);
  });
});
