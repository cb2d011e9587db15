import type { Workspace } from "../../workspace/workspace.js";
import type { ExitCode } from "../exit-code.js";
import { howToGoOn } from "../run/how-to-go-on.js";
import { exitCodeOfJob, reporterFor } from "../run/run.js";
import type { Terminal } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import { findJob, namedJob } from "./find-job.js";

export interface StreamOptions extends WorkspaceOptions {
  readonly json?: boolean;
}

export async function stream(name: string, options: StreamOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const { name: job } = await namedJob(workspace, name);
    return await follow(workspace, job, options, terminal);
  } finally {
    await workspace.close();
  }
}

/** Shows a job until it has ended. Ctrl-C ends the showing, not the job: it runs elsewhere. */
export async function follow(workspace: Workspace, job: string, options: StreamOptions, terminal: Terminal): Promise<ExitCode> {
  const reporter = await reporterFor(options, terminal);
  for await (const event of workspace.jobs.stream(job)) reporter.handle(event);
  const record = await findJob(workspace, job);
  reporter.end(record, howToGoOn(record, options.localWorkspace));
  return exitCodeOfJob(record);
}
