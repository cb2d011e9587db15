import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { BundledJob } from "../../../src/model/job.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { readPipelineJob } from "../../../src/yaml/read-pipeline-job.js";
import { sample1a } from "../../conformance/sample-1a.js";
import { goldenWorkspace, hasShared, readGolden, sharedFolder } from "../../shared.js";
import type { Azurite } from "./azurite.js";
import { type FakeService } from "./fake-service.js";
import { swaggerProblems } from "./swagger.js";
import { problem, twoSteps } from "./two-steps.js";
import { useAzure } from "./use-azure.js";
const secretToken = "header.payload-of-a-secret-token.signature";

let azurite: Azurite;
let service: FakeService;
let workspace: Workspace;
let folder: string;
useAzure((parts) => ({ azurite, service, workspace, folder } = parts), { token: secretToken });

describe.skipIf(!hasShared)("sample 1a", () => {
  const job = (): BundledJob => sample1a(path.join(sharedFolder, "samples", "components", "1a")) as BundledJob;
  const golden = hasShared ? readGolden(path.join(sharedFolder, "samples", "goldens", "1a.json")) : {};

  it("goes over the wire as azure-ai-ml sends it", async () => {
    const run = await workspace.jobs.create(job());
    const [put] = service.sent("PUT", /\/jobs\//);
    expect(JSON.parse(put!.body)).toEqual(golden.rest);
    expect(put!.query).toEqual({ "api-version": "2024-01-01-preview" });
    expect(put!.headers["x-azureml-token"]).toBe(secretToken);
    const sent = (pattern: RegExp): unknown[] => service.sent("PUT", pattern).map((request) => JSON.parse(request.body) as unknown);
    const wanted = (call: string): unknown[] => (golden.calls ?? []).filter((c) => c.call === call).map((c) => c.body as unknown);
    expect(sent(/\/components\//)).toEqual(wanted("PUT component"));
    const codes = (bodies: readonly unknown[]): unknown[] =>
      bodies.map((body) => (body as { properties: { properties: unknown } }).properties.properties);
    expect(new Set(codes(sent(/\/codes\//)).map((c) => JSON.stringify(c)))).toEqual(
      new Set(codes(wanted("PUT code")).map((c) => JSON.stringify(c))),
    );
    expect(run.where).toBe(`https://studio.example/runs/${run.name}`);
    expect(run.name).toMatch(/^[a-z]+_[a-z]+_[a-z0-9]{10}$/);
  });

  it("leaves the bytes of its code and data in the storage", async () => {
    await workspace.jobs.create(job());
    const code = service
      .sent("PUT", /\/codes\//)
      .map((request) => (JSON.parse(request.body) as { properties: { codeUri: string } }).properties.codeUri);
    const train = code.find((uri) => uri.endsWith("/train_src"))!;
    const container = azurite.container(train.split("/").at(-2)!);
    const blob = container.getBlockBlobClient("train_src/train.py");
    expect((await blob.downloadToBuffer()).toString()).toBe("stub: train.py\n");
    expect((await blob.getProperties()).metadata).toMatchObject({ upload_status: "completed", version: "1" });
    const upload = (golden.calls ?? []).find((call) => call.call === "UPLOAD" && call.to?.includes("LocalUpload"));
    const data = azurite.container("datacontainer").getBlockBlobClient(`${upload!.to!.replace("fakecontainer/", "")}/data/sample1.csv`);
    expect(await data.exists()).toBe(true);
  });
});

describe("submission", () => {
  it("asks for everything before it sends the job, and for nothing twice", async () => {
    await workspace.jobs.create(twoSteps(folder, "order"));
    const order = service.requests.map(
      (request) =>
        `${request.method} ${request.path
          .replace("<WS>", "")
          .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "GUID")
          .replace(/[0-9a-f]{64}/g, "HASH")
          .replace(/jobs\/.*/, "jobs/NAME")}`,
    );
    expect(new Set(order).size).toBe(order.length - 1);
    expect(order.at(-1)).toBe("PUT /jobs/NAME");
    expect(order.slice(-3, -1)).toEqual([
      "PUT /components/azureml_anonymous/versions/GUID",
      "PUT /components/azureml_anonymous/versions/GUID",
    ]);
    expect(new Set(order.slice(0, -3))).toEqual(
      new Set([
        "GET /environments/tools/versions",
        "PUT /environments/CliV2AnonymousEnvironment/versions/HASH",
        "GET /codes/GUID/versions",
        "POST /codes/GUID/versions/1/startPendingUpload",
        "PUT /codes/GUID/versions/1",
        "GET /datastores/workspaceblobstore",
        "POST /datastores/workspaceblobstore/listSecrets",
      ]),
    );
  });

  it("takes the label's version and the service's own id", async () => {
    await workspace.jobs.create(twoSteps(folder, "ids"));
    const specs = service
      .sent("PUT", /\/components\//)
      .map((request) => (JSON.parse(request.body) as { properties: { componentSpec: { environment: string } } }).properties.componentSpec);
    expect(specs[1]!.environment).toBe(`azureml:${goldenWorkspace}/environments/tools/versions/7`);
  });

  it("marks an upload as complete that was interrupted before the mark", async () => {
    const job = twoSteps(folder, "mark");
    await workspace.jobs.create(job);
    const { uri } = (JSON.parse(service.sent("PUT", /\/jobs\//)[0]!.body) as { properties: { inputs: { data: { uri: string } } } })
      .properties.inputs.data;
    const blob = azurite.container("datacontainer").getBlockBlobClient(`${uri.split("/paths/")[1]!}a.csv`);
    await blob.setMetadata({});
    await workspace.jobs.create(job);
    expect((await blob.getProperties()).metadata).toMatchObject({ upload_status: "completed" });
  });

  it("takes 77 requests for fifteen components with a folder each, and 32 when nothing changed", async () => {
    const names = Array.from({ length: 15 }, (_, i) => `step_${i}`);
    for (const name of names) {
      mkdirSync(path.join(folder, name), { recursive: true });
      writeFileSync(path.join(folder, name, "main.py"), name);
    }
    const nodes = names.map(
      (name) => `  ${name}: { component: { command: python main.py, code: ./${name}, environment: { image: ubuntu } } }`,
    );
    writeFileSync(
      path.join(folder, "pipeline.yml"),
      `type: pipeline\nsettings: { default_compute: azureml:cpu }\njobs:\n${nodes.join("\n")}\n`,
    );
    const job = readPipelineJob(path.join(folder, "pipeline.yml")).job as BundledJob;
    await workspace.jobs.create(job);
    // For each the look-up, the place, the code and the component, and its one blob; then the environment and the job.
    expect(service.requests.length + names.length).toBe(77);
    service.requests.length = 0;
    await workspace.jobs.create(job);
    expect(service.requests).toHaveLength(32);
  });

  it("uploads nothing the second time", async () => {
    await workspace.jobs.create(twoSteps(folder, "again"));
    service.requests.length = 0;
    await workspace.jobs.create(twoSteps(folder, "again"));
    expect(service.sent("POST", /startPendingUpload/)).toEqual([]);
    expect(service.sent("PUT", /\/codes\//)).toEqual([]);
    const data = azurite.container("datacontainer");
    const blobs: { name: string; created: number }[] = [];
    for await (const blob of data.listBlobsFlat({ prefix: "LocalUpload/" }))
      blobs.push({ name: blob.name, created: blob.properties.createdOn?.getTime() ?? 0 });
    expect(blobs.filter((blob) => blob.name.endsWith("/data/a.csv")).length).toBeGreaterThan(0);
  });

  it("finishes an upload that was interrupted", async () => {
    const job = twoSteps(folder, "interrupted");
    service.failures.push({
      match: "PUT <WS>/codes/",
      reply: { status: 400, body: { error: { code: "UserError", message: "stop here" } } },
    });
    await problem(workspace.jobs.create(job));
    const run = await workspace.jobs.create(job);
    expect(service.sent("PUT", new RegExp(`/jobs/${run.name}$`))).toHaveLength(1);
  });

  it.skipIf(!hasShared)("sends bodies that Azure's swagger accepts", async () => {
    await workspace.jobs.create(twoSteps(folder, "swagger"));
    await workspace.jobs.create(sample1a(path.join(sharedFolder, "samples", "components", "1a")) as BundledJob);
    const bodies = service.requests.filter((request) => request.body !== "");
    expect(bodies.length).toBeGreaterThan(10);
    expect(bodies.flatMap((request) => swaggerProblems(request))).toEqual([]);
    const job = bodies.find((request) => request.path.includes("/jobs/"))!;
    expect(swaggerProblems({ ...job, body: job.body.replace('"displayName"', '"display_name"') })).not.toEqual([]);
    expect(swaggerProblems({ ...job, body: job.body.replace('"jobInputType":"uri_folder"', '"jobInputType":"folder"') })).not.toEqual([]);
  });

  it("sends nothing when a local path is missing", async () => {
    const job = twoSteps(folder, "missing");
    rmSync(path.join(folder, "two-steps-missing", "data"), { recursive: true });
    expect(await problem(workspace.jobs.create(job))).toMatchObject({ code: "AZML601", path: "inputs.data" });
    expect(service.requests).toEqual([]);
  });

  it("never shows a token or a signature", async () => {
    await workspace.jobs.create(twoSteps(folder, "secrets"));
    const tokens = service.requests.filter(
      (request) => request.body.includes(secretToken) || JSON.stringify(request.query).includes(secretToken),
    );
    expect(tokens).toEqual([]);
    service.failures.push({
      match: "PUT <WS>/jobs/",
      reply: {
        status: 400,
        body: { error: { code: "UserError", message: `bad url https://x/y?sv=1&sig=SECRET and Bearer ${secretToken}` } },
      },
    });
    const told = JSON.stringify(await problem(workspace.jobs.create(twoSteps(folder, "secrets"))));
    expect(told).not.toContain("SECRET");
    expect(told).not.toContain(secretToken);
  });
});
