import { setTimeout as pause } from "node:timers/promises";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { type RunEvent, type RunFailure, type RunStatus, terminalStatuses } from "../../events/run-event.js";
import { apiVersions } from "./api-versions.js";
import type { Answer } from "./answer.js";
import type { ArmClient } from "./arm-client.js";
import { jobRecord } from "./job-record.js";
import { LogReader, shownLogs } from "./log-reader.js";
import type { ChildRun, RunHistory } from "./run-history.js";
import { runsOf } from "./runs-of.js";

/** Seconds between two looks at a job: `least` at first, growing to `most`. */
export interface Polling {
  readonly least: number;
  readonly most: number;
}

/**
 * Follows a job until it ends: its own status from Azure's management API, its nodes and their logs from run history.
 *
 * A run history that does not answer is told of once, as a warning; the job is followed all the same.
 */
export async function* streamJob(arm: ArmClient, history: RunHistory, name: string, polling: Polling): AsyncGenerator<RunEvent> {
  const start = Date.now();
  const seen = new Map<string, RunStatus>();
  const readers = new Map<string, LogReader>();
  let jobStatus: RunStatus | undefined;
  let warned = false;
  const at = (): { job: string; time: number } => ({ job: name, time: Date.now() });

  for (let first = true; ; first = false) {
    const job = await existingJob(arm, name);
    const record = jobRecord(job, arm.workspace);
    const ended = terminalStatuses.has(record.status);
    if (first) {
      const nodes = record.nodes.map(({ path, kind, component }) => ({ path, kind, component }));
      yield {
        ...at(),
        type: "job_created",
        displayName: record.displayName,
        experimentName: record.experimentName,
        nodes,
        where: record.where,
      };
    }
    if (!ended && record.status !== jobStatus) yield { ...at(), type: "job_status", status: (jobStatus = record.status) };
    try {
      for (const child of await runsOf(job, history)) {
        const known = seen.get(child.runId);
        const over = terminalStatuses.has(child.status);
        if (known !== undefined && terminalStatuses.has(known)) continue;
        if (!over && known !== child.status) yield { ...at(), type: "node_status", node: child.node, status: child.status };
        for (const line of await newLines(arm, history, child, readers))
          yield { ...at(), type: "node_log", node: child.node, stream: "stdout", line };
        if (over) yield await nodeEnd(history, child, at());
        seen.set(child.runId, child.status);
      }
    } catch (error) {
      if (!(error instanceof AzmlError)) throw error;
      if (!warned)
        yield {
          ...at(),
          type: "warning",
          diagnostic: {
            code: "AZML613",
            severity: "warning",
            message: "cannot read run history: nodes and logs are not shown",
            notes: error.diagnostics.map((d) => d.message),
          },
        };
      warned = true;
    }
    if (ended) {
      for (const [output, { path }] of Object.entries(record.outputs))
        yield { ...at(), type: "job_output", output, ...(path === undefined ? {} : { path }) };
      yield await jobEnd(history, record.status, at());
      return;
    }
    await pause(1000 * wait(polling, (Date.now() - start) / 1000));
  }
}

/**
 * @throws AzmlError (AZML612) when the workspace has no such job.
 */
export async function existingJob(arm: ArmClient, name: string): Promise<Answer> {
  const job = await arm.find(`/jobs/${name}`, apiVersions.jobs);
  if (job === undefined) throw new AzmlError([{ code: "AZML612", severity: "error", message: `the workspace has no job "${name}"` }]);
  return job;
}

/** Rarer the longer a job takes, as azure-ai-ml does it. */
function wait({ least, most }: Polling, seconds: number): number {
  return Math.max(least, most / (1 + 100 * Math.exp(-seconds / 20)));
}

async function newLines(arm: ArmClient, history: RunHistory, child: ChildRun, readers: Map<string, LogReader>): Promise<string[]> {
  const lines: string[] = [];
  if (child.status === "NotStarted" || child.status === "Queued") return lines;
  const { logFiles } = await history.details(child.logsOf);
  for (const [log, url] of shownLogs(logFiles)) {
    const key = `${child.runId} ${log}`;
    const reader = readers.get(key) ?? new LogReader(arm);
    readers.set(key, reader);
    lines.push(...(await reader.lines(url, terminalStatuses.has(child.status))));
  }
  return lines;
}

async function nodeEnd(history: RunHistory, child: ChildRun, at: { job: string; time: number }): Promise<RunEvent> {
  const failure = child.status === "Failed" ? (await history.details(child.runId)).failure : undefined;
  return {
    ...at,
    type: "node_status",
    node: child.node,
    status: child.status,
    ...(failure === undefined ? {} : { failure }),
    ...(child.reused ? { reason: "reused an earlier result" } : {}),
  };
}

async function jobEnd(history: RunHistory, status: RunStatus, at: { job: string; time: number }): Promise<RunEvent> {
  // The management API does not say why a job failed.
  const failure = status === "Failed" ? await failureOfJob(history, at.job) : undefined;
  return { ...at, type: "job_status", status, ...(failure === undefined ? {} : { failure }) };
}

async function failureOfJob(history: RunHistory, job: string): Promise<RunFailure> {
  const details = await history.details(job).catch(() => undefined);
  return details?.failure ?? { message: "the job failed; its nodes' logs say why" };
}
