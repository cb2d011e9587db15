import { mkdirSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { BundledJob } from "../../../src/model/job.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { readPipelineJob } from "../../../src/yaml/read-pipeline-job.js";
import type { Azurite } from "./azurite.js";
import type { FakeService } from "./fake-service.js";
import type { FlakyStorage } from "./flaky-storage.js";
import { useAzure } from "./use-azure.js";

let azurite: Azurite;
let storage: FlakyStorage;
let service: FakeService;
let workspace: Workspace;
let folder: string;
let cache: string;
useAzure((parts) => ({ azurite, storage, service, workspace, folder, cache } = parts));

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

describe("of code", () => {
  const twenty = (): BundledJob => {
    write("src", 20);
    return jobOf(["jobs: { a: { type: command, command: ls, code: ./src, environment: azureml:e:1 } }"]);
  };
  const place = (): string => {
    const [put] = service.sent("PUT", /^<WS>.codes/);
    return (JSON.parse(put?.body ?? "{}") as { properties: { codeUri: string } }).properties.codeUri.split("/").at(-2) ?? "";
  };
  /** The folder's files as they lie in the container of the code that was created. */
  async function stored(): Promise<string[]> {
    const texts: string[] = [];
    for (let i = 0; i < 20; i++) texts.push((await azurite.container(place()).getBlobClient(`src/${i}.txt`).downloadToBuffer()).toString());
    return texts;
  }

  it.each([
    ["honoured", 8],
    ["ignored", 20],
    ["refused", 20],
  ] as const)("whose id is %s send %i of 20 files after 12 were sent", async (fate, again) => {
    service.pendingIds = fate;
    const job = twenty();
    storage.after = 12;
    expect(await hintOf(workspace.jobs.create(job))).toBe(
      "check the network; the next try asks for the same place, and does not send again what it finds there",
    );
    expect(storage.sent).toHaveLength(12);
    storage.after = Infinity;
    await workspace.jobs.create(job);
    expect(storage.sent).toHaveLength(12 + again);
    expect(await stored()).toEqual(Array.from({ length: 20 }, (_, i) => `src ${i} ${folder}`));
    // The first try asks as azure-ai-ml does, and so does what follows a refusal; the second try names the first one's upload.
    const named = service.sent("POST", /startPendingUpload$/).map(({ body }) => "pendingUploadId" in (JSON.parse(body) as object));
    expect(named).toEqual(fate === "refused" ? [false, true, false] : [false, true]);
    await expect(readdir(path.join(cache, "azml", "pending-uploads"))).resolves.toEqual([]);
    const first = await azurite.container(place()).getBlobClient("src/0.txt").getProperties();
    expect(first.metadata).toMatchObject({ upload_status: "completed" });
  });

  it("say how many files were found, when they are interrupted again", async () => {
    service.pendingIds = "honoured";
    const job = twenty();
    for (const [after, notes] of [
      [12, undefined],
      [15, ["12 of 20 files were there from an earlier try, and were not sent again"]],
    ] as const) {
      storage.after = after;
      const error = await workspace.jobs.create(job).catch((thrown: unknown) => thrown);
      expect((error as AzmlError).diagnostics[0]?.notes).toEqual(notes);
    }
  });

  it("send again what is not as it should be", async () => {
    service.pendingIds = "honoured";
    const job = twenty();
    storage.after = 12;
    await hintOf(workspace.jobs.create(job));
    storage.after = Infinity;
    const [sent = ""] = storage.sent;
    const [, container = "", blob = ""] = /\/devstoreaccount1\/([^/]+)\/(.*)$/.exec(decodeURIComponent(sent)) ?? [];
    const text = (await azurite.container(container).getBlobClient(blob).downloadToBuffer()).toString();
    await azurite.container(container).getBlockBlobClient(blob).upload(text.replace("src", "SRC"), text.length);
    await workspace.jobs.create(job);
    expect(storage.sent).toHaveLength(12 + 9);
    expect(await stored()).toEqual(Array.from({ length: 20 }, (_, i) => `src ${i} ${folder}`));
  });

  it("take a place as azure-ai-ml asks for it, where code is not taken from the one of the id", async () => {
    service.pendingIds = "honoured";
    const job = twenty();
    storage.after = 0;
    await hintOf(workspace.jobs.create(job));
    storage.after = Infinity;
    const reply = { status: 400, body: { error: { code: "UserError", message: "Asset paths are immutable." } } };
    service.failures.push({ match: "PUT <WS>/codes/", reply });
    await workspace.jobs.create(job);
    expect(service.sent("POST", /startPendingUpload$/).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { pendingUploadType: "TemporaryBlobReference" },
      { pendingUploadId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, pendingUploadType: "TemporaryBlobReference" },
      { pendingUploadType: "TemporaryBlobReference" },
    ]);
    expect(storage.sent).toHaveLength(40);
    service.failures.push({ match: "PUT <WS>/codes/", reply });
    writeFileSync(path.join(folder, "src", "more.txt"), folder);
    const error = await workspace.jobs.create(job).catch((thrown: unknown) => thrown);
    expect((error as AzmlError).diagnostics).toMatchObject([{ code: "AZML606", message: expect.stringContaining("immutable") as string }]);
  });
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
