import type { RunStatus } from "../../events/run-event.js";
import { writeJsonNumbers } from "../../model/json-number.js";
import { jobTable } from "../../reporters/job-table.js";
import { compact } from "../../util/compact.js";
import type { ListJobsOptions } from "../../workspace/job-operations.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type Terminal, wantsColors } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";

export interface ListOptions extends WorkspaceOptions {
  readonly maxResults: number;
  readonly status?: readonly RunStatus[];
  readonly experiment?: string;
  readonly tag?: ListJobsOptions["tags"];
  readonly includeArchived?: boolean;
  readonly archivedOnly?: boolean;
  readonly json?: boolean;
}

export async function list(options: ListOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const asked = compact({ status: options.status, experimentName: options.experiment, tags: options.tag });
    const view = options.archivedOnly ? "archived" : options.includeArchived ? "all" : "active";
    // One more than is shown tells whether there are more.
    const found = await workspace.jobs.list({ limit: options.maxResults + 1, view, ...asked });
    const jobs = found.slice(0, options.maxResults);
    const { stdout, stderr, env } = terminal;
    const isNarrowed = view !== "active" || Object.keys(asked).length > 0;
    const none = isNarrowed ? `No such jobs in ${workspace.name}.\n` : `No jobs in ${workspace.name}.\n`;
    if (options.json) stdout.write(`${JSON.stringify(jobs, writeJsonNumbers)}\n`);
    else stdout.write(jobs.length > 0 ? jobTable(jobs, { colors: wantsColors(stdout, env) }) : none);
    if (found.length > jobs.length) stderr.write("There are older ones, too: --max-results shows more.\n");
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}
