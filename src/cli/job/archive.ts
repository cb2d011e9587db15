import { type ExitCode, exitCode } from "../exit-code.js";
import type { Terminal } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import { namedJob } from "./find-job.js";

/** Hides a job from lists, or brings it back. */
export async function archive(verb: "archive" | "restore", job: string, options: WorkspaceOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const { name } = await namedJob(workspace, job);
    await workspace.jobs[verb](name);
    terminal.stdout.write(`${verb === "archive" ? "Archived" : "Restored"} ${name}.\n`);
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}
