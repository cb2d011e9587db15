import { AzmlError } from "../../diagnostics/azml-error.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { namedJob } from "../job/find-job.js";
import { run, type RunOptions } from "../run/run.js";
import type { Terminal } from "../terminal.js";
import { isMasked } from "../../secrets/secrets.js";
import type { LocalWorkspace } from "../../workspace/local/open-local-workspace.js";
import type { JobRecord } from "../../workspace/job-record.js";
import { openLocal } from "../workspace-options.js";

export type ResumeOptions = Pick<RunOptions, "localWorkspace" | "plain" | "json">;

/** Goes on with a job: runs its file again, in which what is done is not done again. */
export async function resume(name: string, options: ResumeOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openLocal(options, terminal, false);
  const record = await theJob(workspace, name);
  const { origin, status } = record;
  if (status === "Completed") {
    terminal.stderr.write(`${record.name} has completed: there is nothing to go on with.\n`);
    return exitCode.done;
  }
  if (origin === undefined) {
    const hint = "azml run FILE goes on with it, too: what is done and has not changed is not done again";
    throw new AzmlError([{ code: "AZML721", severity: "error", message: `${record.name} was not run by azml run`, hint }]);
  }
  const { input, set } = origin.options;
  if (isMasked(JSON.stringify([input, set]))) {
    const hint = "azml run FILE with the same options goes on with it, too: what is done and has not changed is not done again";
    throw new AzmlError([{ code: "AZML736", severity: "error", message: `${record.name} was given a secret, which is not kept`, hint }]);
  }
  // What is done is used, even of a job that was to run every node.
  const { reuse: _, forceRerun: __, ...same } = origin.options as RunOptions;
  const again = { ...same, ...options, localWorkspace: workspace.name };
  return await run(origin.file, again, { ...terminal, cwd: origin.cwd }, record.name);
}

async function theJob(workspace: LocalWorkspace, name: string): Promise<JobRecord> {
  try {
    return await namedJob(workspace, name);
  } finally {
    await workspace.close();
  }
}
