import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { BundledJob } from "../../../src/model/job.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { readPipelineJob } from "../../../src/yaml/read-pipeline-job.js";
import { type Azurite, startAzurite } from "./azurite.js";
import { FakeService } from "./fake-service.js";
import { FlakyStorage } from "./flaky-storage.js";
import { workspaceOf } from "./workspace-of.js";

let azurite: Azurite;
let storage: FlakyStorage;
let service: FakeService;
let workspace: Workspace;
let folder: string;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());
beforeEach(async () => {
  storage = await FlakyStorage.start(azurite);
  service = await FakeService.start(storage.azurite);
  workspace = await workspaceOf(service, storage.azurite, { git: false });
  folder = mkdtempSync(path.join(tmpdir(), "azml-uploads-"));
  return async () => {
    await service.stop();
    await storage.stop();
    rmSync(folder, { recursive: true });
  };
});

function jobOf(lines: readonly string[]): BundledJob {
  writeFileSync(
    path.join(folder, "pipeline.yml"),
    ["type: pipeline", "settings: { default_compute: azureml:cpu }", ...lines, ""].join("\n"),
  );
  return readPipelineJob(path.join(folder, "pipeline.yml")).job as BundledJob;
}

function write(place: string, count: number): void {
  mkdirSync(path.join(folder, place), { recursive: true });
  for (let i = 0; i < count; i++) writeFileSync(path.join(folder, place, `${i}.txt`), `${place} ${i} ${folder}`);
}

async function hintOf(creation: Promise<unknown>): Promise<string | undefined> {
  const error = await creation.catch((thrown: unknown) => thrown);
  expect((error as AzmlError).diagnostics).toMatchObject([{ code: "AZML610" }]);
  return (error as AzmlError).diagnostics[0]?.hint;
}

it("of data go on where they were interrupted: no file is sent twice", async () => {
  write("data", 40);
  const job = jobOf([
    "inputs: { data: { type: uri_folder, path: ./data } }",
    "jobs: { a: { type: command, command: 'ls ${{inputs.d}}', environment: azureml:e:1, inputs: { d: '${{parent.inputs.data}}' } } }",
  ]);
  storage.after = 25;
  expect(await hintOf(workspace.jobs.create(job))).toMatch(/are kept and not sent again$/);
  storage.after = Infinity;
  await workspace.jobs.create(job);
  expect(storage.sent).toHaveLength(40);
  expect(new Set(storage.sent).size).toBe(40);
});

it("of code begin anew, and say so", async () => {
  write("src", 4);
  const job = jobOf(["jobs: { a: { type: command, command: ls, code: ./src, environment: azureml:e:1 } }"]);
  storage.after = 2;
  expect(await hintOf(workspace.jobs.create(job))).toMatch(/begins anew/);
  storage.after = Infinity;
  await workspace.jobs.create(job);
  expect(storage.sent).toHaveLength(6);
});

it("of a whole submission are never more than 16 at once", async () => {
  const names = Array.from({ length: 8 }, (_, i) => `step_${i}`);
  for (const name of names) write(name, 12);
  const nodes = names.map((name) => `  ${name}: { type: command, command: ls, code: ./${name}, environment: azureml:e:1 }`);
  await workspace.jobs.create(jobOf(["jobs:", ...nodes]));
  expect(storage.sent).toHaveLength(96);
  expect(storage.most).toBeGreaterThan(4);
  expect(storage.most).toBeLessThanOrEqual(16);
});
