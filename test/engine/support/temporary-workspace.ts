import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { RunEvent } from "../../../src/events/run-event.js";
import type { BundledJob } from "../../../src/model/job.js";
import type { LocalCreateJobOptions } from "../../../src/workspace/local/local-jobs.js";
import { type LocalWorkspace, openLocalWorkspace } from "../../../src/workspace/local/open-local-workspace.js";
import type { JobRecord } from "../../../src/workspace/job-record.js";

/** A folder that is gone after the test. */
export function temporaryFolder(name = "azml"): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** A workspace that is closed after the test. */
export async function temporaryWorkspace(folder = temporaryFolder()): Promise<LocalWorkspace> {
  const workspace = await openLocalWorkspace({ folder });
  onTestFinished(() => workspace.close());
  return workspace;
}

export interface FinishedRun {
  readonly record: JobRecord;
  readonly events: readonly RunEvent[];
  readonly workspace: LocalWorkspace;
}

/** Runs a job to its end. */
export async function runToEnd(job: BundledJob, options: LocalCreateJobOptions = {}, open?: LocalWorkspace): Promise<FinishedRun> {
  const workspace = open ?? (await temporaryWorkspace());
  const run = await workspace.jobs.create(job, options);
  const events: RunEvent[] = [];
  for await (const event of run.events()) events.push(event);
  return { record: await run.wait(), events, workspace };
}

/** `path: Status` of every node, in the job's order. */
export function statuses(record: JobRecord): Record<string, string> {
  return Object.fromEntries(record.nodes.map(({ path, status }) => [path, status]));
}

/** Text of a node's log. */
export async function logOf({ workspace, record }: FinishedRun, node: string): Promise<string> {
  let text = "";
  for await (const piece of workspace.jobs.logs(record.name, { node })) text += piece;
  return text;
}
