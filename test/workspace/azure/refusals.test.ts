import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import type { BundledJob } from "../../../src/model/job.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { readPipelineJob } from "../../../src/yaml/read-pipeline-job.js";
import { type Azurite, startAzurite } from "./azurite.js";
import { FakeService } from "./fake-service.js";
import { workspaceOf } from "./workspace-of.js";

let azurite: Azurite;
let service: FakeService;
let workspace: Workspace;
const folder = mkdtempSync(path.join(tmpdir(), "azml-refusals-"));
beforeAll(async () => {
  azurite = await startAzurite();
  service = await FakeService.start(azurite);
  workspace = await workspaceOf(service, azurite, { git: false });
});
afterAll(async () => {
  await service.stop();
  await azurite.stop();
  rmSync(folder, { recursive: true });
});

/** What is told of a job with `count` environments of its own, of which some requests are refused with 403. */
async function told(count: number, refused: readonly (readonly [code: string, n: number])[]): Promise<readonly Diagnostic[]> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const nodes = numbers.map((n) => `  n${n}: { type: command, command: ls, environment: { image: "ubuntu:${n}" } }`);
  writeFileSync(
    path.join(folder, "job.yml"),
    ["type: pipeline", "settings: { default_compute: azureml:cpu }", "jobs:", ...nodes].join("\n"),
  );
  service.failures.length = 0;
  for (const [code, n] of refused) {
    const reply = { status: 403, body: { error: { code, message: `The client may not write e${n}.` } } };
    service.failures.push({ match: "PUT <WS>/environments/", reply });
  }
  const job = readPipelineJob(path.join(folder, "job.yml")).job as BundledJob;
  const error = await workspace.jobs.create(job).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AzmlError);
  return (error as AzmlError).diagnostics;
}

it("of one cause are told once, with the other requests by their names", async () => {
  const found = await told(3, [
    ["AuthorizationFailed", 1],
    ["AuthorizationFailed", 2],
    ["AuthorizationFailed", 3],
  ]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ code: "AZML607", message: expect.stringContaining("may not write e") as string });
  const name = expect.stringMatching(/^ {2}PUT environments\/CliV2AnonymousEnvironment\/versions\/\w+$/) as string;
  expect(found[0]?.notes?.slice(2)).toEqual(["refused for the same cause:", name, name]);
});

it("of two causes are two problems, and many requests are counted", async () => {
  const many = Array.from({ length: 9 }, (_, index) => ["AuthorizationFailed", index + 1] as const);
  const found = await told(10, [...many, ["PublicNetworkAccessDenied", 10]]);
  expect(found.map(({ hint }) => hint?.slice(0, 20))).toEqual(["ask for a role on th", "its network rules do"]);
  expect(found[0]?.notes).toHaveLength(2 + 1 + 5 + 1);
  expect(found[0]?.notes?.at(-1)).toBe("  … and 3 more");
  expect(found[1]?.notes?.join()).not.toContain("same cause");
});
