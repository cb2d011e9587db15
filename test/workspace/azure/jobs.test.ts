import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { BundledJob } from "../../../src/model/job.js";
import type { ListJobsOptions } from "../../../src/workspace/job-operations.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { readPipelineJob } from "../../../src/yaml/read-pipeline-job.js";
import { writeJob } from "../../../src/yaml/write-job.js";
import { writeStandaloneJob } from "../../../src/yaml/write-standalone-job.js";
import { goldenWorkspace } from "../../shared.js";
import type { Azurite } from "./azurite.js";
import { type FakeService } from "./fake-service.js";
import { all, problem, twoSteps } from "./two-steps.js";
import { useAzure } from "./use-azure.js";

let azurite: Azurite;
let service: FakeService;
let workspace: Workspace;
let folder: string;
useAzure((parts) => ({ azurite, service, workspace, folder } = parts));

describe("jobs that were sent", () => {
  it("lists jobs, newest first, and does not know what is not there", async () => {
    const first = await workspace.jobs.create(twoSteps(folder, "list"));
    const second = await workspace.jobs.create(twoSteps(folder, "list"));
    expect((await workspace.jobs.list({ limit: 2 })).map((job) => job.name)).toEqual([second.name, first.name]);
    expect(await workspace.jobs.get("nothing")).toBeUndefined();
    expect(await problem(all(workspace.jobs.stream("nothing")))).toMatchObject({ code: "AZML612" });
  });

  it("lists those of a status, an experiment and tags, asking the service for what it can look for", async () => {
    service.script = { job: ["Completed"] };
    const [plain, tagged] = [
      twoSteps(folder, "filter"),
      { ...twoSteps(folder, "filter"), tags: { team: "vision" }, experimentName: "nightly" },
    ];
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
      ...twoSteps(folder, "download"),
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
    const to = path.join(mkdtempSync(path.join(folder, "download-")), "to");
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
    const { name } = await workspace.jobs.create({ ...twoSteps(folder, "archive"), experimentName: "my nights" });
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
    const first = await sentFor({ ...twoSteps(folder, "again"), name: "first" });
    const found = await workspace.jobs.definition("first");
    expect(found?.warnings).toEqual([]);
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
    expect(writeStandaloneJob(found.job, folder)[0]?.text).toMatchInlineSnapshot(`
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
