import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { BundledJob } from "../../../src/model/job.js";
import { readPipelineJob } from "../../../src/yaml/read-pipeline-job.js";
import type { Azurite } from "./azurite.js";
import type { FakeService } from "./fake-service.js";
import { useAzure } from "./use-azure.js";
import { workspaceOf } from "./workspace-of.js";

let azurite: Azurite;
let service: FakeService;
useAzure((parts) => ({ azurite, service } = parts));

/** A credential that gives another token each time, each of which holds for so many minutes, and how often it was asked. */
function counting(minutes: number): {
  asked: object[];
  getToken(scope: unknown, options?: object): Promise<{ token: string; expiresOnTimestamp: number }>;
} {
  const asked: object[] = [];
  return {
    asked,
    async getToken(_scope, options = {}) {
      asked.push(options);
      return { token: `token-${asked.length}`, expiresOnTimestamp: Date.now() + minutes * 60_000 };
    },
  };
}

const sentTokens = (): unknown[] => service.requests.map(({ headers }) => headers.authorization);

it("takes another token when the service refuses the one it has, and repeats the request once", async () => {
  const credential = counting(60);
  const workspace = await workspaceOf(service, azurite, { credential });
  service.refusedTokens.add("token-1");
  expect(await Promise.all([workspace.jobs.list(), workspace.jobs.list()])).toEqual([[], []]);
  expect(await workspace.jobs.list()).toEqual([]);
  expect(sentTokens()).toEqual(["Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2", "Bearer token-2"]);
  expect(credential.asked).toHaveLength(2);
});

it("tells a refusal of the second token", async () => {
  const workspace = await workspaceOf(service, azurite, { credential: counting(60) });
  for (const token of ["token-1", "token-2"]) service.refusedTokens.add(token);
  const told = await workspace.jobs.list().catch((error: unknown) => error);
  expect((told as AzmlError).diagnostics).toMatchObject([{ code: "AZML607" }]);
  expect(sentTokens()).toEqual(["Bearer token-1", "Bearer token-2"]);
});

it("asks for what the refusal wants of the next token", async () => {
  const credential = counting(60);
  const workspace = await workspaceOf(service, azurite, { credential });
  const claims = '{"access_token":{"nbf":{"essential":true}}}';
  const challenge = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString("base64")}"`;
  service.failures.push({ match: "GET <WS>/jobs", reply: { status: 401, headers: { "www-authenticate": challenge } } });
  await workspace.jobs.list();
  expect(credential.asked).toMatchObject([{}, { claims }]);
});

it("takes a token again that is about to expire", async () => {
  const workspace = await workspaceOf(service, azurite, { credential: counting(4) });
  for (let request = 0; request < 2; request++) await workspace.jobs.list();
  expect(sentTokens()).toEqual(["Bearer token-1", "Bearer token-2"]);
});

it("gives a job a token that is fresh when the job is sent", async () => {
  const workspace = await workspaceOf(service, azurite, { credential: counting(4), git: false });
  const folder = mkdtempSync(join(tmpdir(), "azml-tokens-"));
  const file = join(folder, "pipeline.yml");
  writeFileSync(file, "type: pipeline\njobs: { a: { type: command, command: ls, environment: azureml:e:1, compute: azureml:c } }\n");
  await workspace.jobs.create(readPipelineJob(file).job as BundledJob);
  rmSync(folder, { recursive: true });
  const [put] = service.sent("PUT", /\/jobs\//);
  const used = Number(/\d+/.exec(String(put?.headers["x-azureml-token"]))?.[0]);
  expect(used).toBeGreaterThan(1);
});
