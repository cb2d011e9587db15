import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AzmlError } from "../../../src/diagnostics/azml-error.js";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import type { RunEvent } from "../../../src/events/run-event.js";
import type { BundledJob } from "../../../src/model/job.js";
import { openAzureWorkspace } from "../../../src/workspace/azure/open-azure-workspace.js";
import type { ListJobsOptions } from "../../../src/workspace/job-operations.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { readPipelineJob } from "../../../src/yaml/read-pipeline-job.js";
import { writeJob } from "../../../src/yaml/write-job.js";
import { writeStandaloneJob } from "../../../src/yaml/write-standalone-job.js";
import { sample1a } from "../../conformance/sample-1a.js";
import { goldenWorkspace, hasShared, readGolden, sharedFolder } from "../../shared.js";
import { type Azurite, startAzurite } from "./azurite.js";
import { FakeService, subscription } from "./fake-service.js";
import { workspaceOf } from "./workspace-of.js";
import { swaggerProblems } from "./swagger.js";

const secretToken = "header.payload-of-a-secret-token.signature";
let azurite: Azurite;
let service: FakeService;
let workspace: Workspace;
const scratch = mkdtempSync(path.join(tmpdir(), "azml-azure-"));

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(async () => {
  await azurite.stop();
  rmSync(scratch, { recursive: true });
});
beforeEach(async () => {
  service = await FakeService.start(azurite);
  workspace = await workspaceOf(service, azurite, { token: secretToken, polling: { least: 0.01, most: 0.01 }, git: false });
  return async () => {
    await workspace.close();
    await service.stop();
  };
});

/** The rest of the house checks and bundles; this job has passed both by hand. */
function twoSteps(tag = "1"): BundledJob {
  const folder = path.join(scratch, `two-steps-${tag}`);
  for (const [name, text] of Object.entries({
    "pipeline.yml": [
      "type: pipeline",
      "settings: { default_compute: azureml:cpu }",
      "inputs: { data: { type: uri_folder, path: ./data } }",
      "jobs:",
      "  first:",
      "    type: command",
      "    component: { type: command, command: 'ls ${{inputs.data}}', code: ./src, environment: { image: ubuntu }, inputs: { data: { type: uri_folder } }, outputs: { out: { type: uri_folder } } }",
      "    inputs: { data: '${{parent.inputs.data}}' }",
      "  second:",
      "    command: cat ${{inputs.x}}",
      "    environment: azureml:tools@latest",
      "    inputs: { x: '${{parent.jobs.first.outputs.out}}' }",
      "",
    ].join("\n"),
    "src/main.py": `print(${JSON.stringify(tag)})\n`,
    "src/lib/helper.py": "x = 1\n",
    "data/a.csv": `a,${tag}\n`,
  })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const { job, diagnostics } = readPipelineJob(path.join(folder, "pipeline.yml"));
  if (job === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return job as BundledJob;
}

async function all(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const list: RunEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

/** An event in a few words. */
function brief(event: RunEvent): string {
  switch (event.type) {
    case "job_created":
      return `created ${event.nodes.map((node) => node.path).join(" ")}`;
    case "job_status":
      return `job ${event.status}${event.failure ? `: ${event.failure.message}` : ""}`;
    case "node_status":
      return `${event.node} ${event.status}${event.failure ? `: ${event.failure.message}` : ""}${event.reason ? ` (${event.reason})` : ""}`;
    case "node_log":
      return `${event.node}> ${event.line}`;
    case "warning":
      return `warning ${event.diagnostic.code}`;
    default:
      return event.type;
  }
}

async function problem(promise: Promise<unknown>): Promise<Diagnostic> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AzmlError);
  return (error as AzmlError).diagnostics[0]!;
}

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
    await workspace.jobs.create(twoSteps("order"));
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
    await workspace.jobs.create(twoSteps("ids"));
    const specs = service
      .sent("PUT", /\/components\//)
      .map((request) => (JSON.parse(request.body) as { properties: { componentSpec: { environment: string } } }).properties.componentSpec);
    expect(specs[1]!.environment).toBe(`azureml:${goldenWorkspace}/environments/tools/versions/7`);
  });

  it("marks an upload as complete that was interrupted before the mark", async () => {
    const job = twoSteps("mark");
    await workspace.jobs.create(job);
    const { uri } = (JSON.parse(service.sent("PUT", /\/jobs\//)[0]!.body) as { properties: { inputs: { data: { uri: string } } } })
      .properties.inputs.data;
    const blob = azurite.container("datacontainer").getBlockBlobClient(`${uri.split("/paths/")[1]!}a.csv`);
    await blob.setMetadata({});
    await workspace.jobs.create(job);
    expect((await blob.getProperties()).metadata).toMatchObject({ upload_status: "completed" });
  });

  it("takes 77 requests for fifteen components with a folder each, and 32 when nothing changed", async () => {
    const folder = path.join(scratch, "fifteen");
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
    await workspace.jobs.create(twoSteps("again"));
    service.requests.length = 0;
    await workspace.jobs.create(twoSteps("again"));
    expect(service.sent("POST", /startPendingUpload/)).toEqual([]);
    expect(service.sent("PUT", /\/codes\//)).toEqual([]);
    const data = azurite.container("datacontainer");
    const blobs: { name: string; created: number }[] = [];
    for await (const blob of data.listBlobsFlat({ prefix: "LocalUpload/" }))
      blobs.push({ name: blob.name, created: blob.properties.createdOn?.getTime() ?? 0 });
    expect(blobs.filter((blob) => blob.name.endsWith("/data/a.csv")).length).toBeGreaterThan(0);
  });

  it("finishes an upload that was interrupted", async () => {
    const job = twoSteps("interrupted");
    service.failures.push({
      match: "PUT <WS>/codes/",
      reply: { status: 400, body: { error: { code: "UserError", message: "stop here" } } },
    });
    await problem(workspace.jobs.create(job));
    const run = await workspace.jobs.create(job);
    expect(service.sent("PUT", new RegExp(`/jobs/${run.name}$`))).toHaveLength(1);
  });

  it.skipIf(!hasShared)("sends bodies that Azure's swagger accepts", async () => {
    await workspace.jobs.create(twoSteps("swagger"));
    await workspace.jobs.create(sample1a(path.join(sharedFolder, "samples", "components", "1a")) as BundledJob);
    const bodies = service.requests.filter((request) => request.body !== "");
    expect(bodies.length).toBeGreaterThan(10);
    expect(bodies.flatMap((request) => swaggerProblems(request))).toEqual([]);
    const job = bodies.find((request) => request.path.includes("/jobs/"))!;
    expect(swaggerProblems({ ...job, body: job.body.replace('"displayName"', '"display_name"') })).not.toEqual([]);
    expect(swaggerProblems({ ...job, body: job.body.replace('"jobInputType":"uri_folder"', '"jobInputType":"folder"') })).not.toEqual([]);
  });

  it("sends nothing when a local path is missing", async () => {
    const job = twoSteps("missing");
    rmSync(path.join(scratch, "two-steps-missing", "data"), { recursive: true });
    expect(await problem(workspace.jobs.create(job))).toMatchObject({ code: "AZML601", path: "inputs.data" });
    expect(service.requests).toEqual([]);
  });

  it("never shows a token or a signature", async () => {
    await workspace.jobs.create(twoSteps("secrets"));
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
    const told = JSON.stringify(await problem(workspace.jobs.create(twoSteps("secrets"))));
    expect(told).not.toContain("SECRET");
    expect(told).not.toContain(secretToken);
  });
});

describe("following a job", () => {
  it("tells its states, its nodes and their logs until it completes", async () => {
    service.script = {
      job: ["NotStarted", "Running", "Running", "Completed"],
      nodes: {
        first: [{ status: "NotStarted" }, { status: "Running", log: "one\ntw" }, { status: "Completed", log: "one\ntwo\nthree" }],
        second: [
          { status: "NotStarted" },
          { status: "NotStarted" },
          { status: "Running" },
          { status: "Completed", properties: { "azureml.isreused": "true", "azureml.reusedrunid": "run-first" } },
        ],
      },
    };
    const run = await workspace.jobs.create(twoSteps("stream"));
    const events = await all(run.events());
    expect(events.map(brief)).toEqual([
      "created first second",
      "job NotStarted",
      "first NotStarted",
      "second NotStarted",
      "job Running",
      "first Running",
      "first> one",
      "first> two",
      "first> three",
      "first Completed",
      "second Running",
      "second> one",
      "second> two",
      "second> three",
      "second Completed (reused an earlier result)",
      "job Completed",
    ]);
    expect(JSON.stringify(events)).not.toContain("SECRETSIGNATURE");
    expect(await workspace.jobs.get(run.name)).toMatchObject({
      status: "Completed",
      nodes: [{ path: "first", status: "Completed" }, { path: "second" }],
    });
    const lines: string[] = [];
    for await (const line of workspace.jobs.logs(run.name, { node: "first" })) lines.push(line);
    expect(lines).toEqual(["one\n", "two\n", "three\n"]);
  });

  it("says why a job failed", async () => {
    service.script = {
      job: ["Running", "Failed"],
      error: { error: { code: "UserError", message: "node first failed" } },
      nodes: {
        first: [
          { status: "Running" },
          { status: "Failed", log: "boom\n", error: { error: { code: "UserError", message: "exit code 3" } } },
        ],
      },
    };
    const run = await workspace.jobs.create(twoSteps("failure"));
    expect((await all(run.events())).map(brief)).toEqual([
      "created first second",
      "job Running",
      "first Running",
      "first> boom",
      "first Failed: exit code 3",
      "job Failed: node first failed",
    ]);
    expect((await run.wait()).status).toBe("Failed");
  });

  it("knows nodes of equal components apart, also when there are pages of them", async () => {
    const nodes = Object.fromEntries(["a", "b", "c", "d", "e"].map((node) => [node, [{ status: "Completed", log: `${node}!\n` }]]));
    service.script = { job: ["Completed"], nodes };
    const run = await workspace.jobs.create(twoSteps("pages"));
    const lines: string[] = [];
    for await (const line of workspace.jobs.logs(run.name)) lines.push(line);
    expect(lines).toEqual(["a> a!\n", "b> b!\n", "c> c!\n", "d> d!\n", "e> e!\n"]);
  });

  it("shows what a job of one step printed", async () => {
    const job = { jobType: "Command", displayName: "Alone", command: "echo", status: "Running" };
    service.store.set("/jobs/solo", { id: `${goldenWorkspace}/jobs/solo`, name: "solo", properties: job });
    const states = [
      { status: "Running", log: "one\n" },
      { status: "Completed", log: "one\ntwo\n" },
    ];
    service.script = { job: ["Running", "Completed"], nodes: { solo: states } };
    const seen = (await all(workspace.jobs.stream("solo"))).map(brief);
    expect(seen).toEqual(["created ", "job Running", "Alone Running", "Alone> one", "Alone> two", "Alone Completed", "job Completed"]);
    const lines: string[] = [];
    for await (const line of workspace.jobs.logs("solo")) lines.push(line);
    expect(lines).toEqual(["Alone> one\n", "Alone> two\n"]);
  });

  it("says of a failed job why, when it is asked for it later", async () => {
    service.script = { job: ["Failed"], error: { error: { code: "UserError", message: "no disk left" } } };
    const { name } = await workspace.jobs.create(twoSteps("later"));
    expect(await workspace.jobs.get(name)).toMatchObject({ status: "Failed", failure: { message: "no disk left" } });
  });

  it("cancels", async () => {
    service.script = { job: ["Running"] };
    const run = await workspace.jobs.create(twoSteps("cancel"));
    const seen: string[] = [];
    for await (const event of run.events()) {
      seen.push(brief(event));
      if (event.type === "job_status" && event.status === "Running") await run.cancel();
    }
    expect(service.sent("POST", /\/cancel$/)).toHaveLength(1);
    expect(seen.at(-1)).toBe("job Canceled");
  });

  /** Aborts as soon as the service hears such a request. */
  function abortAt(pattern: RegExp): AbortSignal {
    const abort = new AbortController();
    service.heard = ({ method, path: sent }) => {
      if (pattern.test(`${method} ${sent}`)) abort.abort();
    };
    return abort.signal;
  }

  it("cancels what was aborted, also while it was sent", async () => {
    service.script = { job: ["Running"] };
    const abort = new AbortController();
    const later = await workspace.jobs.create(twoSteps("abort"), { signal: abort.signal });
    abort.abort();
    const during = await workspace.jobs.create(twoSteps("abort"), { signal: abortAt(/^PUT <WS>.jobs/) });
    const canceled = [later, during];
    for (const run of canceled) expect((await run.wait()).status).toBe("Canceled");
    expect(new Set(service.sent("POST", /\/cancel$/).map(({ path: sent }) => sent))).toEqual(
      new Set(canceled.map(({ name }) => `<WS>/jobs/${name}/cancel`)),
    );
  });

  it("sends no job that was aborted before, and says what is there by then", async () => {
    const signal = abortAt(/^PUT <WS>.components/);
    const told = await problem(workspace.jobs.create({ ...twoSteps("early"), name: "early" }, { signal }));
    expect(told).toMatchObject({ code: "AZML623", message: "interrupted before job early was sent" });
    expect(told.notes?.map((note) => note.replace(/[0-9a-f-]{32,}/g, "HASH")).sort()).toEqual([
      "there by now: azureml://datastores/workspaceblobstore/paths/LocalUpload/HASH/data",
      "there by now: codes/HASH/versions/1",
      ...Array.from({ length: 2 }, () => "there by now: components/azureml_anonymous/versions/HASH"),
      "there by now: environments/CliV2AnonymousEnvironment/versions/HASH",
    ]);
    expect(service.sent("PUT", /\/jobs\//)).toEqual([]);
  });

  it("tells a cancel that failed", async () => {
    service.script = { job: ["Running", "Running", "Completed"] };
    const refuse = {
      match: "POST <WS>/jobs/",
      reply: { status: 400, body: { error: { code: "UserError", message: "it is in terminal status" } } },
    };
    service.failures.push(refuse);
    const during = workspace.jobs.create({ ...twoSteps("stay"), name: "stay" }, { signal: abortAt(/^PUT <WS>.jobs/) });
    expect(await problem(during)).toMatchObject({
      code: "AZML624",
      message: "job stay is there, and could not be canceled",
      notes: expect.arrayContaining(["Azure answered 400 UserError: it is in terminal status"]) as string[],
    });
    service.failures.push(refuse);
    const abort = new AbortController();
    const run = await workspace.jobs.create(twoSteps("stay"), { signal: abort.signal });
    const seen: string[] = [];
    for await (const event of run.events()) {
      seen.push(brief(event));
      abort.abort();
    }
    expect(seen).toContain("warning AZML624");
  });

  it("follows the job though run history does not answer", async () => {
    const run = await workspace.jobs.create(twoSteps("nohistory"));
    service.failures.push({ match: "GET /discovery", reply: { status: 404 } });
    expect((await all(run.events())).map(brief)).toEqual(["created first second", "warning AZML613", "job Completed"]);
  });

  // Each look is several tries.
  const soon = { "retry-after-ms": "1" };
  it.each([500, 429, 503])("goes on looking while the service answers %i, and says so once", async (status) => {
    service.script = { job: ["Running", "Completed"] };
    const { name } = await workspace.jobs.create(twoSteps("outage"));
    for (let tries = 0; tries < 5; tries++) service.failures.push({ match: `GET <WS>/jobs/${name}`, reply: { status, headers: soon } });
    expect((await all(workspace.jobs.stream(name))).map(brief)).toEqual([
      "warning AZML621",
      "created first second",
      "job Running",
      "job Completed",
    ]);
    expect(service.failures).toEqual([]);
  });

  it.each([401, 403])("ends when the service refuses with %i", async (status) => {
    service.script = { job: ["Running"] };
    const { name } = await workspace.jobs.create(twoSteps("refusal"));
    for (let tries = 0; tries < 2; tries++) service.failures.push({ match: `GET <WS>/jobs/${name}`, reply: { status } });
    expect(await problem(all(workspace.jobs.stream(name)))).toMatchObject({ code: "AZML607" });
    service.failures.length = 0;
  });

  it("ends when the service has not answered for long enough", async () => {
    const impatient = await workspaceOf(service, azurite, { polling: { least: 0.01, most: 0.01, patience: 0.05 } });
    for (let tries = 0; tries < 1000; tries++) service.failures.push({ match: "GET <WS>/jobs/", reply: { status: 500, headers: soon } });
    expect(await problem(all(impatient.jobs.stream("x")))).toMatchObject({ code: "AZML606" });
    service.failures.length = 0;
  });

  it("goes on looking while nobody is reached", async () => {
    service.script = { job: ["Running", "Running", "Completed"] };
    const { name } = await workspace.jobs.create(twoSteps("offline"));
    service.dropped = 6;
    expect((await all(workspace.jobs.stream(name))).map(brief)).toContain("job Completed");
    expect(service.dropped).toBe(0);
  }, 30_000);

  it("lists jobs, newest first, and does not know what is not there", async () => {
    const first = await workspace.jobs.create(twoSteps("list"));
    const second = await workspace.jobs.create(twoSteps("list"));
    expect((await workspace.jobs.list({ limit: 2 })).map((job) => job.name)).toEqual([second.name, first.name]);
    expect(await workspace.jobs.get("nothing")).toBeUndefined();
    expect(await problem(all(workspace.jobs.stream("nothing")))).toMatchObject({ code: "AZML612" });
  });

  it("lists those of a status, an experiment and tags, asking the service for what it can look for", async () => {
    service.script = { job: ["Completed"] };
    const [plain, tagged] = [twoSteps("filter"), { ...twoSteps("filter"), tags: { team: "vision" }, experimentName: "nightly" }];
    await workspace.jobs.create(plain);
    const { name } = await workspace.jobs.create(tagged);
    const names = async (options: ListJobsOptions): Promise<string[]> => (await workspace.jobs.list(options)).map((job) => job.name);
    expect(await names({ tags: [{ key: "team", value: "vision" }], status: ["Completed"], experimentName: "nightly" })).toEqual([name]);
    expect(service.sent("GET", /\/jobs$/).at(-1)?.query).toMatchObject({ listViewType: "ActiveOnly", tag: "team" });
    expect(await names({ tags: [{ key: "team", value: "text" }] })).toEqual([]);
    expect(await names({ status: ["Failed"] })).toEqual([]);
  });

  it("downloads outputs of a job and of its nodes from where the service says they lie", async () => {
    const { name } = await workspace.jobs.create({
      ...twoSteps("download"),
      outputs: { sent: { path: "azureml://datastores/blob/paths/sent/${{name}}" } },
    });
    const blobs = {
      "out/data/a.csv": "a",
      "out/data/sub/b.csv": "b",
      "out/data-more/c.csv": "not of it",
      "out/model.pkl": "model",
      [`sent/${name}/s.txt`]: "s",
    };
    const container = azurite.container("datacontainer");
    await container.createIfNotExists();
    for (const [blob, text] of Object.entries(blobs)) await container.getBlockBlobClient(blob).upload(text, text.length);
    service.outputs.set(`${name}/data`, { type: "uri_folder", path: "out/data/" });
    service.outputs.set("run-first/model", { type: "CustomModel", path: "out/model.pkl" });
    service.outputs.set("run-first/gone", { type: "uri_file", path: "out/nothing" });
    service.script = { job: ["Completed"], nodes: { first: [{ status: "Completed" }] } };
    const to = path.join(mkdtempSync(path.join(scratch, "download-")), "to");
    await workspace.jobs.download(name, "data", path.join(to, "data"));
    await workspace.jobs.download(name, "model", path.join(to, "model"), { node: "first" });
    await workspace.jobs.download(name, "sent", path.join(to, "sent"));
    const files = readdirSync(to, { recursive: true, encoding: "utf8" }).sort();
    expect(files).toEqual(["data", "data/a.csv", "data/sub", "data/sub/b.csv", "model", "sent", "sent/s.txt"]);
    expect(readFileSync(path.join(to, "model"), "utf8")).toBe("model");
    expect(await problem(workspace.jobs.download(name, "gone", path.join(to, "gone"), { node: "first" }))).toMatchObject({
      code: "AZML590",
      message: expect.stringContaining("is empty or gone: azureml://") as string,
    });
    expect(await problem(workspace.jobs.download(name, "other", path.join(to, "other")))).toMatchObject({
      code: "AZML590",
      message: `the service does not say where output "other" of ${name} lies`,
    });
    expect(readdirSync(to).sort()).toEqual(["data", "model", "sent"]);
  });

  it("archives a job and restores it in run history, as azure-ai-ml does", async () => {
    const { name } = await workspace.jobs.create({ ...twoSteps("archive"), experimentName: "my nights" });
    await workspace.jobs.archive(name);
    expect(await workspace.jobs.list()).toEqual([]);
    expect(await workspace.jobs.list({ view: "archived" })).toMatchObject([{ name, archived: true }]);
    await workspace.jobs.restore(name);
    expect((await workspace.jobs.list()).map((job) => job.name)).toEqual([name]);
    expect(service.sent("PATCH", /./).map(({ path, body }) => [path, JSON.parse(body) as unknown])).toEqual([
      [`/history/v1.0<WS>/experiments/my nights/runs/${name}`, { hidden: true }],
      [`/history/v1.0<WS>/experiments/my nights/runs/${name}`, { hidden: false }],
    ]);
    expect(await problem(workspace.jobs.archive("nothing"))).toMatchObject({ code: "AZML612" });
  });
});

describe("refusals", () => {
  it.each([429, 503, 500])("are tried again when they are %i", async (status) => {
    service.failures.push({ match: "PUT <WS>/jobs/", reply: { status, headers: { "retry-after-ms": "1" } } });
    await workspace.jobs.create(twoSteps(`retry-${status}`));
    expect(service.sent("PUT", /\/jobs\//)).toHaveLength(2);
  });

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
    const { location: _, ...told } = await problem(workspace.jobs.create(twoSteps("refused")));
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

  it.each([
    [403, "AuthorizationFailed", "The client 'x' does not have authorization to perform action 'y'.", /a role on the workspace/],
    [403, "UserError", "Public network access is disabled. Please use the private endpoint.", /network rules/],
    [403, "Forbidden", "The request was denied by a firewall.", /network rules/],
    [403, "PublicNetworkAccessDenied", "no", /network rules/],
    [403, "RequestDisallowedByPolicy", "Resource 'x' was disallowed by policy.", /Azure Policy/],
    [403, "DenyAssignmentAuthorizationFailed", "no", /deny assignment/],
    [409, "ScopeLocked", "The scope '/subscriptions/s' cannot perform write operation because the following scope(s) are locked", /a lock/],
    [409, "ReadOnlyDisabledSubscription", "no", /subscription is disabled/],
    [403, "Other", "no", /a role on the workspace is missing .*, or its network rules/],
    [404, "UserError", "Not found component x.", /check the subscription/],
  ])("of status %i %s come with a cure", async (status, code, message, hint) => {
    service.failures.push({ match: "PUT <WS>/environments/", reply: { status, body: { error: { code, message } } } });
    const told = await problem(workspace.jobs.create(twoSteps("cure")));
    expect(told.code).toBe(status === 403 ? "AZML607" : status === 404 ? "AZML608" : "AZML606");
    expect(told.hint).toMatch(hint);
  });

  it.each([
    [
      "ResourceNotFound",
      "The Resource 'Microsoft.MachineLearningServices/workspaces/ws' under resource group 'rg' was not found.",
      /^resource group "rg" .* has no workspace "ws"$/,
    ],
    ["ResourceGroupNotFound", "Resource group 'rg' could not be found.", /^subscription [0-9-]+ has no resource group "rg"$/],
    ["SubscriptionNotFound", "The subscription '0' could not be found.", /^there is no subscription [0-9-]+ for you$/],
  ])("of a workspace that is not there (%s) are told once, by its name", async (code, message, told) => {
    const reply = { status: 404, body: { error: { code, message } } };
    const ask = [
      () => workspace.jobs.create(twoSteps("nowhere")),
      () => workspace.jobs.get("x"),
      () => workspace.models.list(),
      () => all(workspace.jobs.stream("x")),
    ];
    for (const asking of ask) {
      for (let times = 0; times < 20; times++) service.failures.push({ match: "", reply });
      const error = await asking().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect((error as AzmlError).diagnostics).toMatchObject([{ code: "AZML622", message: expect.stringMatching(told) as string }]);
      service.failures.length = 0;
    }
  });

  it("of a network that answers in Azure's place are no success", async () => {
    const page = "<html><body>Sign in to the network</body></html>";
    service.failures.push({ match: "PUT <WS>/jobs/", reply: { status: 200, body: page, headers: { "content-type": "text/html" } } });
    const told = await problem(workspace.jobs.create(twoSteps("portal")));
    expect(told).toMatchObject({ code: "AZML620", message: expect.stringMatching(/answered 200 with a web page$/) as string });
  });

  it.each([200, 500])("of half an answer (%i) show nothing of secrets", async (status) => {
    const half = '{"secretsType":"AccountKey","key":"c2VjcmV0LXNlY3JldC1zZWNyZXQ';
    for (let tries = 0; tries < 5; tries++)
      service.failures.push({ match: "POST <WS>/datastores/workspaceblobstore/listSecrets", reply: { status, body: half } });
    const told = await problem(workspace.jobs.create(twoSteps(`half-${status}`)));
    expect(told.code).toBe(status === 200 ? "AZML620" : "AZML606");
    expect(JSON.stringify(told)).not.toContain("c2VjcmV0");
    service.failures.length = 0;
  });

  it("of a service that is too busy are tried again, also when it does not say when", async () => {
    service.failures.push({ match: "PUT <WS>/jobs/", reply: { status: 429, body: { error: { code: "TooManyRequests" } } } });
    const run = await workspace.jobs.create(twoSteps("busy"));
    expect(service.sent("PUT", /^<WS>\/jobs\//)).toHaveLength(2);
    expect((await run.wait()).status).toBe("Completed");
  });

  it("of the network name the host", async () => {
    const lonely = await openAzureWorkspace({
      subscription,
      resourceGroup: "rg",
      workspace: "ws",
      endpoint: "https://127.0.0.1:1",
      git: false,
      credential: { getToken: async () => ({ token: "t", expiresOnTimestamp: Date.now() + 60_000 }) },
    });
    expect(await problem(lonely.jobs.get("x"))).toMatchObject({
      code: "AZML609",
      message: expect.stringContaining("127.0.0.1:1") as string,
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
    expect(await problem(locked.jobs.create(twoSteps("locked")))).toMatchObject({
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

describe("a job's definition", () => {
  /** What is sent for the job, but for its name. */
  async function sentFor(job: BundledJob): Promise<(readonly [string, unknown])[]> {
    const before = service.requests.length;
    await workspace.jobs.create(job);
    return service.requests
      .slice(before)
      .filter(({ method }) => method === "PUT")
      .map(({ path: place, body }) => [place.replace(/\/jobs\/.*/, "/jobs/NAME"), JSON.parse(body) as unknown] as const);
  }

  it("is what was sent, and written as YAML it sends the same job again and nothing else", async () => {
    const first = await sentFor({ ...twoSteps("again"), name: "first" });
    const found = await workspace.jobs.definition("first");
    expect(found?.warnings).toEqual([]);
    const folder = path.join(scratch, "again");
    const [file, ...more] = found?.job.kind === "pipeline_job" ? writeJob(found.job, folder) : [];
    expect(more).toEqual([]);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "pipeline.yml"), file?.text ?? "");
    const { job, diagnostics } = readPipelineJob(path.join(folder, "pipeline.yml"));
    expect(diagnostics).toEqual([]);
    const second = await sentFor({ ...job, name: "second" } as BundledJob);
    expect(second).toHaveLength(1);
    // A file says YAML.JOB of itself, and REMOTE.WORKSPACE.COMPONENT of the components that it names.
    const withoutSources = (sent: unknown): unknown =>
      JSON.parse(JSON.stringify(sent), (key, value: unknown) => (key === "_source" ? undefined : value));
    expect(withoutSources(second[0])).toEqual(withoutSources(first.at(-1)));
  });

  it("of a job of one step names its code and environment by their ids, and warns of what it does not know", async () => {
    service.store.set("/jobs/alone", {
      id: `${goldenWorkspace}/jobs/alone`,
      name: "alone",
      properties: {
        jobType: "Command",
        command: "python main.py",
        codeId: `${goldenWorkspace}/codes/c/versions/1`,
        environmentId: `${goldenWorkspace}/environments/e/versions/2`,
        computeId: `${goldenWorkspace}/computes/cpu`,
        limits: { jobLimitsType: "Command", timeout: "PT1H" },
        notificationSetting: { emails: ["a@example.invalid"] },
        resources: null,
      },
    });
    const found = await workspace.jobs.definition("alone");
    expect(found?.warnings.map(({ code, path: place }) => `${code} ${place}`)).toEqual(["AZML618 properties.notificationSetting"]);
    if (found?.job.kind !== "command_job") throw new Error("a command was expected");
    expect(writeStandaloneJob(found.job, scratch)[0]?.text).toMatchInlineSnapshot(`
      "$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      type: command
      name: alone
      compute: azureml:cpu
      command: python main.py
      code: azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/codes/c/versions/1
      environment: azureml:/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws/environments/e/versions/2
      limits:
        timeout: 3600
      "
    `);
  });

  it("is none of a job that is not there", async () => {
    expect(await workspace.jobs.definition("nobody")).toBeUndefined();
  });

  it("cannot be read of a kind that azml does not know", async () => {
    service.store.set("/jobs/label", { id: "x", name: "label", properties: { jobType: "Labeling" } });
    expect(await problem(workspace.jobs.definition("label"))).toMatchObject({ code: "AZML617", path: "properties.jobType" });
  });
});
