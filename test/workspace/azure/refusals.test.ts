import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import type { BundledJob } from "../../../src/model/job.js";
import { openAzureWorkspace } from "../../../src/workspace/azure/open-azure-workspace.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { readPipelineJob } from "../../../src/yaml/read-pipeline-job.js";
import { subscription } from "./fake-replies.js";
import type { FakeService } from "./fake-service.js";
import { problem, twoSteps } from "./two-steps.js";
import { useAzure } from "./use-azure.js";

let service: FakeService;
let workspace: Workspace;
let folder: string;
useAzure((parts) => ({ service, workspace, folder } = parts));

describe("refusals", () => {
  it("are told in the service's words, with what support asks for", async () => {
    const inner = { type: "InnerError", info: { value: { code: "BadArgument", innerError: { code: "ArgumentInvalid" } } } };
    service.failures.push({
      match: "PUT <WS>/components/",
      reply: {
        status: 400,
        body: {
          error: {
            code: "UserError",
            message: "the command is empty",
            target: "command",
            details: [{ code: "Detail", message: "see line 3" }],
            additionalInfo: [inner],
          },
        },
      },
    });
    const { location: _, ...told } = await problem(workspace.jobs.create(twoSteps(folder, "refused")));
    expect(told).toEqual({
      code: "AZML606",
      severity: "error",
      message: "Azure answered 400 UserError: the command is empty",
      notes: [
        "target: command",
        "Detail: see line 3",
        "inner error: BadArgument > ArgumentInvalid",
        expect.stringMatching(
          /^request: PUT http:\/\/127\.0\.0\.1:\d+\/subscriptions\/.*\/components\/azureml_anonymous\/versions\/[0-9a-f-]+$/,
        ),
        "x-ms-request-id: request-1",
      ],
    });
  });

  it("of the credential name each one that was tried, before anything is sent", async () => {
    const errors = [new Error("EnvironmentCredential: variables are not set\nmore"), new Error("AzureCliCredential: run az login")];
    const locked = await openAzureWorkspace({
      subscription,
      resourceGroup: "rg",
      workspace: "ws",
      endpoint: service.endpoint,
      git: false,
      credential: { getToken: () => Promise.reject(Object.assign(new Error("all failed"), { errors })) },
    });
    expect(await problem(locked.jobs.create(twoSteps(folder, "locked")))).toMatchObject({
      code: "AZML605",
      notes: ["EnvironmentCredential: variables are not set", "AzureCliCredential: run az login"],
    });
    expect(service.requests).toEqual([]);
  });

  it("include an unencrypted address elsewhere", async () => {
    expect(
      await problem(openAzureWorkspace({ subscription, resourceGroup: "rg", workspace: "ws", endpoint: "http://example.invalid" })),
    ).toMatchObject({ code: "AZML609" });
  });
});

/** What is told of a job with `count` environments of its own, of which some requests are refused with 403. */
async function told(count: number, refused: readonly (readonly [code: string, n: number])[]): Promise<readonly Diagnostic[]> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const nodes = numbers.map((n) => `  n${n}: { type: command, command: ls, environment: { image: "ubuntu:${n}" } }`);
  writeFileSync(
    path.join(folder, "job.yml"),
    ["type: pipeline", "settings: { default_compute: azureml:cpu }", "jobs:", ...nodes].join("\n"),
  );
  for (const [code, n] of refused) {
    const reply = { status: 403, body: { error: { code, message: `The client may not write e${n}.` } } };
    service.failures.push({ match: "PUT <WS>/environments/", reply });
  }
  const job = readPipelineJob(path.join(folder, "job.yml")).job as BundledJob;
  const error = await workspace.jobs.create(job).catch((thrown: unknown) => thrown);
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
