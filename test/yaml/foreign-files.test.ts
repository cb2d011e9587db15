import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readComponent } from "../../src/yaml/read-component.js";
import { readDefinition } from "../../src/yaml/read-definition.js";

const flow = "inputs:\n  text: { type: string }\noutputs:\n  out: { type: string }\nnodes:\n- { name: n, type: python }\n";
const source = "source: { type: database, query: select 1, connection: azureml:c }\npath: azureml://datastores/a/paths/b\n";

it.each([
  ["a prompt flow", flow],
  ["a prompt flow", `${flow}environment: { python_requirements_txt: requirements.txt }\n`],
  ["a schedule that imports data", `name: nightly\ntrigger: { type: cron, expression: "0 3 * * *" }\nimport_data:\n  type: mltable\n`],
  ["an import of data", `$schema: http://azureml/sdk-2-0/DataImport.json\ntype: mltable\nname: d\n${source}`],
  ["an Azure DevOps pipeline", "trigger: [main]\npool: { vmImage: ubuntu-latest }\nsteps: []\n"],
])("%s is called what it is, as a job and as a component: %#", (what, text) => {
  const folder = mkdtempSync(path.join(tmpdir(), "azml-foreign-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "file.yml");
  writeFileSync(file, text);
  for (const [diagnostics, role] of [
    [readDefinition(file).diagnostics, "job"],
    [readComponent(file).diagnostics, "component"],
  ] as const) {
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([`AZML419 this is no ${role}, but ${what}`]);
    expect(diagnostics[0]?.hint).toBeTruthy();
  }
});
