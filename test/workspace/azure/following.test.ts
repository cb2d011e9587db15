import { describe, expect, it } from "vitest";
import type { Workspace } from "../../../src/workspace/workspace.js";
import { goldenWorkspace } from "../../shared.js";
import type { FakeService } from "./fake-service.js";
import { all, brief, problem, twoSteps } from "./two-steps.js";
import { useAzure } from "./use-azure.js";

let service: FakeService;
let workspace: Workspace;
let folder: string;
useAzure((parts) => ({ service, workspace, folder } = parts));

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
    const run = await workspace.jobs.create(twoSteps(folder, "stream"));
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
    const run = await workspace.jobs.create(twoSteps(folder, "failure"));
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
    const run = await workspace.jobs.create(twoSteps(folder, "pages"));
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
    const { name } = await workspace.jobs.create(twoSteps(folder, "later"));
    expect(await workspace.jobs.get(name)).toMatchObject({ status: "Failed", failure: { message: "no disk left" } });
  });

  it("cancels", async () => {
    service.script = { job: ["Running"] };
    const run = await workspace.jobs.create(twoSteps(folder, "cancel"));
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
    const later = await workspace.jobs.create(twoSteps(folder, "abort"), { signal: abort.signal });
    abort.abort();
    const during = await workspace.jobs.create(twoSteps(folder, "abort"), { signal: abortAt(/^PUT <WS>.jobs/) });
    const canceled = [later, during];
    for (const run of canceled) expect((await run.wait()).status).toBe("Canceled");
    expect(new Set(service.sent("POST", /\/cancel$/).map(({ path: sent }) => sent))).toEqual(
      new Set(canceled.map(({ name }) => `<WS>/jobs/${name}/cancel`)),
    );
  });

  it("sends no job that was aborted before, and says what is there by then", async () => {
    const signal = abortAt(/^PUT <WS>.components/);
    const told = await problem(workspace.jobs.create({ ...twoSteps(folder, "early"), name: "early" }, { signal }));
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
    const during = workspace.jobs.create({ ...twoSteps(folder, "stay"), name: "stay" }, { signal: abortAt(/^PUT <WS>.jobs/) });
    expect(await problem(during)).toMatchObject({
      code: "AZML624",
      message: "job stay is there, and could not be canceled",
      notes: expect.arrayContaining(["Azure answered 400 UserError: it is in terminal status"]) as string[],
    });
    service.failures.push(refuse);
    const abort = new AbortController();
    const run = await workspace.jobs.create(twoSteps(folder, "stay"), { signal: abort.signal });
    const seen: string[] = [];
    for await (const event of run.events()) {
      seen.push(brief(event));
      abort.abort();
    }
    expect(seen).toContain("warning AZML624");
  });

  it("follows the job though run history does not answer", async () => {
    const run = await workspace.jobs.create(twoSteps(folder, "nohistory"));
    service.failures.push({ match: "GET /discovery", reply: { status: 404 } });
    expect((await all(run.events())).map(brief)).toEqual(["created first second", "warning AZML613", "job Completed"]);
  });
});
