import path from "node:path";
import { goldenWorkspace } from "../../shared.js";
import { component } from "../../engine/support/job-builder.js";
import type { Workspace } from "../../../src/workspace/workspace.js";
import type { FakeService } from "./fake-service.js";
import { all, brief, twoSteps } from "./two-steps.js";

/** What a user does while something is out of order. */
export interface Operation {
  /** `METHOD path`, as far as it takes, of the request that the fault befalls. */
  readonly request: string;
  /** What has to be there before. */
  prepare?(service: FakeService): void;
  /** Does it; gives what is told beside the result. */
  act(workspace: Workspace, folder: string, service: FakeService): Promise<readonly string[] | void>;
}

/** A job of one step that is there: it runs at two looks, and is completed at the third. */
function aJob(service: FakeService): void {
  const properties = { jobType: "Command", displayName: "Alone", command: "echo", experimentName: "e" };
  service.store.set("/jobs/a", { id: `${goldenWorkspace}/jobs/a`, name: "a", properties });
  service.outputs.set("a/out", { type: "uri_folder", path: "faults/out/" });
  service.script = { job: ["Running", "Running", "Completed"], nodes: { a: [{ status: "Completed", log: "hello\n" }] } };
}

export const operations = {
  create: {
    request: "PUT <WS>/jobs/",
    act: async (workspace, folder) => void (await workspace.jobs.create(twoSteps(folder))),
  },
  upload: {
    request: "POST <WS>/datastores/workspaceblobstore/listSecrets",
    act: async (workspace, folder) => void (await workspace.jobs.create(twoSteps(folder))),
  },
  stream: {
    request: "GET <WS>/jobs/a",
    prepare: aJob,
    act: async (workspace) => (await all(workspace.jobs.stream("a"))).map(brief).filter((event) => event.startsWith("warning")),
  },
  show: {
    request: "GET <WS>/jobs/a",
    prepare: aJob,
    act: async (workspace) => ((await workspace.jobs.get("a")) === undefined ? ["tells that there is none"] : []),
  },
  list: { request: "GET <WS>/jobs", prepare: aJob, act: async (workspace) => void (await workspace.jobs.list()) },
  logs: {
    request: "GET /history/",
    prepare: aJob,
    act: async (workspace) => {
      for await (const _ of workspace.jobs.logs("a"));
    },
  },
  download: {
    request: "GET <WS>/datastores/",
    prepare: aJob,
    act: (workspace, folder) => workspace.jobs.download("a", "out", path.join(folder, "out")),
  },
  cancel: { request: "POST <WS>/jobs/a/cancel", prepare: aJob, act: (workspace) => workspace.jobs.cancel("a") },
  "interrupt a create": {
    request: "POST <WS>/jobs/",
    act: async (workspace, folder, service) => {
      const abort = new AbortController();
      service.heard = ({ method, path: sent }) => {
        if (method === "PUT" && sent.startsWith("<WS>/jobs/")) abort.abort();
      };
      await workspace.jobs.create({ ...twoSteps(folder), name: "a" }, { signal: abort.signal });
    },
  },
  register: {
    request: "PUT <WS>/components/",
    act: async (workspace) => void (await workspace.components.createOrUpdate(component("train", "true"))),
  },
  schedule: {
    request: "PUT <WS>/schedules/",
    act: async (workspace) =>
      void (await workspace.schedules.createOrUpdate({
        kind: "schedule",
        name: "nightly",
        trigger: { type: "cron", expression: "0 3 * * *" },
        createJob: { kind: "existing_job", id: "a" },
      })),
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
