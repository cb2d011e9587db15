import { setTimeout as pause } from "node:timers/promises";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type RunEvent, type RunFailure, type RunStatus, terminalStatuses } from "../../events/run-event.js";
import { apiVersions } from "./api-versions.js";
import type { Answer } from "./answer.js";
import type { ArmClient } from "./arm-client.js";
import { jobRecord } from "./job-record.js";
import { LogReader, shownLogs } from "./log-reader.js";
import type { ChildRun, RunHistory } from "./run-history.js";
import { runsOf } from "./runs-of.js";
import { ServiceProblem } from "./service-problem.js";

/** Seconds between two looks at a job: `least` at first, growing to `most`. */
export interface Polling {
  readonly least: number;
  readonly most: number;
  /** Seconds for which a job is followed though the service does not answer. Default 900. */
  readonly patience?: number;
}

/**
 * Follows a job until it ends: its own status from Azure's management API, its nodes and their logs from run history.
 *
 * A run history that does not answer is told of once, as a warning; the job is followed all the same. So is a service that is out of order or out of
 * reach (AZML621), until it has not answered for {@link Polling.patience}.
 */
export async function* streamJob(arm: ArmClient, history: RunHistory, name: string, polling: Polling): AsyncGenerator<RunEvent> {
  const start = Date.now();
  const seen = new Map<string, RunStatus>();
  const readers = new Map<string, LogReader>();
  let jobStatus: RunStatus | undefined;
  let warned = false;
  const at = (): { job: string; time: number } => ({ job: name, time: Date.now() });

  let looked = false;
  let answeredAt = Date.now();
  let endedAt: number | undefined;
  let silent = false;

  for (;;) {
    let job: Answer;
    try {
      job = await existingJob(arm, name);
    } catch (error) {
      const waited = (Date.now() - answeredAt) / 1000;
      if (!mayPass(error, looked) || waited >= (polling.patience ?? defaultPatience)) throw error;
      if (!silent) yield { ...at(), type: "warning", diagnostic: silence(error, polling) };
      silent = true;
      await pause(1000 * wait(polling, waited));
      continue;
    }
    answeredAt = Date.now();
    const first = !looked;
    looked = true;
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
    let retry = false;
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
      // Of a job that has ended, the last words may still be got.
      if (ended) endedAt ??= Date.now();
      retry = endedAt !== undefined && mayPass(error, true) && Date.now() - endedAt < 1000 * lastWords;
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
    if (ended && !retry) {
      for (const [output, { path }] of Object.entries(record.outputs))
        yield { ...at(), type: "job_output", output, ...(path === undefined ? {} : { path }) };
      yield await jobEnd(history, record.status, at());
      return;
    }
    await pause(1000 * wait(polling, (Date.now() - start) / 1000));
  }
}

const defaultPatience = 900;
/** Seconds that a job's end waits for a run history that is out of order. */
const lastWords = 60;

/** Whether a look may succeed later. Who was signed in once is so again: getting a token needs the network, too. */
function mayPass(error: unknown, looked: boolean): error is AzmlError {
  if (error instanceof ServiceProblem) return error.isTemporary;
  return looked && error instanceof AzmlError && error.diagnostics[0]?.code === "AZML605";
}

function silence(error: AzmlError, { patience = defaultPatience }: Polling): Diagnostic {
  return {
    code: "AZML621",
    severity: "warning",
    message: "the service does not answer; azml goes on looking at the job",
    notes: [...error.diagnostics.map(({ message }) => message), `it gives up when there is no answer for ${patience} seconds`],
    hint: "the job goes on meanwhile; Ctrl-C ends the looking, not the job",
  };
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
