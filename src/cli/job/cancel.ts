import { type ExitCode, exitCode } from "../exit-code.js";
import type { Terminal } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import { namedJob } from "./find-job.js";

export async function cancel(job: string, options: WorkspaceOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const { name, status } = await namedJob(workspace, job);
    if (["Completed", "Failed", "Canceled"].includes(status)) {
      terminal.stdout.write(`${name} has ended already: ${status}.\n`);
      return exitCode.done;
    }
    await workspace.jobs.cancel(name);
    terminal.stdout.write(`Asked ${name} to stop.\n`);
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}
