import { join } from "node:path";
import { compact } from "../util/compact.js";
import { deepFreeze } from "../util/deep-freeze.js";
import type { Workspace } from "../workspace/workspace.js";
import type { CreateLocalJobOptions, JobRun, LocalWorkspaceJobs, WrittenJob } from "./workspace-jobs.js";
import { readJob, withFolder } from "./written.js";

/** The jobs of a workspace, created from what users write. */
export function jobsOf({ jobs, kind, name: workspace }: Workspace): LocalWorkspaceJobs {
  async function create(given: WrittenJob, bundles: string, options: CreateLocalJobOptions): Promise<JobRun> {
    const { signal, maxParallel, maxMemoryGb, continueOnStepFailure, forceRerun, reuse, environments, secretVariables } = options;
    signal?.throwIfAborted();
    const { job, as, warnings } = await readJob(given, kind, bundles, options.name);
    signal?.throwIfAborted();
    const how = { signal, maxParallel, maxMemoryGb, continueOnStepFailure, forceRerun, reuse, environments, secretVariables };
    const run = await jobs.create(job, { as, ...compact(how) });
    return Object.freeze({ ...run, wait: async () => deepFreeze(await run.wait()), warnings });
  }
  return Object.freeze({
    create: (given: WrittenJob, options: CreateLocalJobOptions = {}) =>
      // The bodies of a local run stay with the workspace: its nodes run them.
      kind === "local" ? create(given, join(workspace, "bundles"), options) : withFolder((folder) => create(given, folder, options)),
    get: async (name) => deepFreeze(await jobs.get(name)),
    list: async (options) => deepFreeze(await jobs.list(options)),
    stream: (name) => jobs.stream(name),
    cancel: (name) => jobs.cancel(name),
    download: (name, output, to, options) => jobs.download(name, output, to, options),
    archive: (name) => jobs.archive(name),
    restore: (name) => jobs.restore(name),
  } satisfies LocalWorkspaceJobs);
}
