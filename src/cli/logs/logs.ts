import { setTimeout as pause } from "node:timers/promises";
import type { RunEvent } from "../../events/run-event.js";
import type { JobRecord } from "../../workspace/job-record.js";
import type { Workspace } from "../../workspace/workspace.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { findNode, namedJob } from "../job/find-job.js";
import { ControlFilter } from "../../util/control-sequences.js";
import { type Terminal, wantsColors } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import { linesOf, Tails } from "./tail.js";

export interface LogsOptions extends WorkspaceOptions {
  readonly follow?: boolean;
  /** Lines of each node. */
  readonly tail?: number;
}

/** Milliseconds without an event after which a reader has come to what happens now. */
const stillness = 500;

/** Writes a line of a node. */
type Write = (node: string, line: string) => void;

export async function logs(jobName: string, node: string | undefined, options: LogsOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const record = await namedJob(workspace, jobName);
    const nodes = node === undefined ? record.nodes : [findNode(record, node)];
    const { stdout, stderr } = terminal;
    let isSilent = true;
    const filter = new ControlFilter({ colors: wantsColors(stdout, terminal.env) });
    const print = (text: string): void => {
      isSilent = false;
      stdout.write(filter.push(text));
    };
    const write: Write = (path, line) => print(node === undefined ? `${path}> ${line}\n` : `${line}\n`);
    const { follow, tail } = options;
    if (follow) {
      await followLogs(workspace, record, { node, tail }, write);
      const { status, failure } = (await workspace.jobs.get(record.name)) ?? record;
      if (failure?.code === "AZML529") stderr.write(`${record.name} is ${status}: ${failure.message}\n`);
    } else if (tail !== undefined) await writeTails(workspace, record, { nodes, tail }, write);
    else for await (const text of workspace.jobs.logs(record.name, node === undefined ? {} : { node })) print(text);
    if (isSilent) stderr.write(`${node === undefined ? "The nodes" : `Node "${node}"`} of ${record.name} printed nothing.\n`);
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}

async function writeTails(
  workspace: Workspace,
  { name }: JobRecord,
  { nodes, tail }: { readonly nodes: JobRecord["nodes"]; readonly tail: number },
  write: Write,
): Promise<void> {
  for (const { path } of nodes) {
    const tails = new Tails(tail);
    for await (const line of linesOf(workspace.jobs.logs(name, { node: path, tail: Math.max(1, tail) }))) tails.push(path, line);
    flush(tails, write);
  }
}

/** What was printed before is written to the last lines of each node; what is printed from then on is written as it comes. */
async function followLogs(
  workspace: Workspace,
  { name }: JobRecord,
  { node, tail }: { readonly node: string | undefined; readonly tail: number | undefined },
  write: Write,
): Promise<void> {
  const begun = Date.now();
  const events = workspace.jobs.stream(name)[Symbol.asyncIterator]();
  let tails = tail === undefined ? undefined : new Tails(tail);
  const catchUp = (): void => {
    if (tails) flush(tails, write);
    tails = undefined;
  };
  for (;;) {
    const next = events.next();
    if (tails && (await isStill(next))) catchUp();
    const { done, value } = await next;
    if (done) break;
    // An Azure ML workspace says when it was looked, not when it happened.
    if (workspace.kind === "local" && value.time >= begun) catchUp();
    if (value.type !== "node_log" || (node !== undefined && value.node !== node)) continue;
    if (tails) tails.push(value.node, value.line);
    else write(value.node, value.line);
  }
  catchUp();
}

async function isStill(next: Promise<IteratorResult<RunEvent>>): Promise<boolean> {
  const stop = new AbortController();
  const still = pause(stillness, true, { signal: stop.signal }).catch(() => false);
  const first = await Promise.race([next.then(() => false), still]);
  stop.abort();
  return first;
}

function flush(tails: Tails, write: Write): void {
  for (const { node, lines } of tails.take()) for (const line of lines) write(node, line);
}
