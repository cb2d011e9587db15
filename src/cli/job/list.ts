import { writeJsonNumbers } from "../../model/json-number.js";
import { jobTable } from "../../reporters/job-table.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type Terminal, wantsColors } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";

export interface ListOptions extends WorkspaceOptions {
  readonly maxResults: number;
  readonly json?: boolean;
}

export async function list(options: ListOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const jobs = await workspace.jobs.list({ limit: options.maxResults });
    const { stdout, env } = terminal;
    if (options.json) stdout.write(`${JSON.stringify(jobs, writeJsonNumbers)}\n`);
    else stdout.write(jobs.length > 0 ? jobTable(jobs, { colors: wantsColors(stdout, env) }) : `No jobs in ${workspace.name}.\n`);
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}
