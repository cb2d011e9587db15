import { AzmlError } from "../../diagnostics/azml-error.js";
import type { JobRecord, Workspace } from "../../workspace/workspace.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { findJob } from "../job/find-job.js";
import type { Terminal } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";

export interface LogsOptions extends WorkspaceOptions {
  readonly follow?: boolean;
}

export async function logs(jobName: string, node: string | undefined, options: LogsOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const record = jobName === "last" ? await lastJob(workspace) : await findJob(workspace, jobName);
    if (node !== undefined) checkNode(record, node);
    if (options.follow) await followLogs(workspace, record.name, node, terminal);
    else for await (const text of workspace.jobs.logs(record.name, node === undefined ? {} : { node })) terminal.stdout.write(text);
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}

async function lastJob(workspace: Workspace): Promise<JobRecord> {
  const [newest] = await workspace.jobs.list({ limit: 1 });
  if (newest) return newest;
  throw new AzmlError([
    { code: "AZML712", severity: "error", message: `workspace ${workspace.name} has no jobs`, hint: "azml run FILE makes one" },
  ]);
}

function checkNode(record: JobRecord, node: string): void {
  const paths = record.nodes.map(({ path }) => path);
  if (paths.includes(node)) return;
  const meant = didYouMean(node, paths);
  const hint = meant ? `did you mean ${meant}?` : `its nodes: ${paths.join(", ")}`;
  throw new AzmlError([{ code: "AZML715", severity: "error", message: `job ${record.name} has no node "${node}"`, hint }]);
}

async function followLogs(workspace: Workspace, name: string, node: string | undefined, { stdout }: Terminal): Promise<void> {
  for await (const event of workspace.jobs.stream(name)) {
    if (event.type !== "node_log" || (node !== undefined && event.node !== node)) continue;
    stdout.write(node === undefined ? `${event.node}> ${event.line}\n` : `${event.line}\n`);
  }
}
