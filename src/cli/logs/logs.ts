import type { Workspace } from "../../workspace/workspace.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { findNode, namedJob } from "../job/find-job.js";
import type { Terminal } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";

export interface LogsOptions extends WorkspaceOptions {
  readonly follow?: boolean;
}

export async function logs(jobName: string, node: string | undefined, options: LogsOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const record = await namedJob(workspace, jobName);
    if (node !== undefined) findNode(record, node);
    if (options.follow) await followLogs(workspace, record.name, node, terminal);
    else for await (const text of workspace.jobs.logs(record.name, node === undefined ? {} : { node })) terminal.stdout.write(text);
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}

async function followLogs(workspace: Workspace, name: string, node: string | undefined, { stdout }: Terminal): Promise<void> {
  for await (const event of workspace.jobs.stream(name)) {
    if (event.type !== "node_log" || (node !== undefined && event.node !== node)) continue;
    stdout.write(node === undefined ? `${event.node}> ${event.line}\n` : `${event.line}\n`);
  }
}
