import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { terminalStatuses } from "../../events/run-event.js";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { namedJob } from "../job/find-job.js";
import { readEnvFiles } from "../run/env-file.js";
import { hasSecret } from "../run/how-to-go-on.js";
import { follow, reporterFor, run, type RunOptions } from "../run/run.js";
import type { Terminal } from "../terminal.js";
import type { LocalWorkspace } from "../../workspace/local/open-local-workspace.js";
import type { SubmittedJob } from "../../model/definition.js";
import type { BundledJob } from "../../model/job.js";
import { pipelineOfStandalone } from "../../model/pipeline-of-standalone.js";
import type { JobRecord, ScheduleOrigin } from "../../workspace/job-record.js";
import { openLocal } from "../workspace-options.js";

export type ResumeOptions = Pick<RunOptions, "localWorkspace" | "plain" | "json">;

/** Goes on with a job: runs its file, or the job of its schedule, again, in which what is done is not done again. */
export async function resume(name: string, options: ResumeOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openLocal(options, terminal, false);
  try {
    const record = await namedJob(workspace, name);
    const { origin, status } = record;
    if (status === "Completed") {
      terminal.stderr.write(`${record.name} has completed: there is nothing to go on with.\n`);
      return exitCode.done;
    }
    const runner = terminalStatuses.has(status) ? undefined : workspace.jobs.runner(record.name);
    if (runner) {
      const where = runner.host === hostname() ? "" : ` on ${runner.host}`;
      throw refusal(
        "AZML538",
        `${record.name} is ${status}: process ${runner.pid}${where} runs it`,
        `azml job stream ${record.name} follows it, azml job cancel ${record.name} ends it`,
      );
    }
    if (origin && hasSecret(origin)) throw refusal("AZML736", `${record.name} was given a secret, which is not kept`, sameOptions);
    // What is done is used, even of a node that was to run in any case; --no-reuse stays: then only what this job itself has done counts.
    const { forceRerun: _, ...same } = (origin?.options ?? {}) as RunOptions;
    const again = { ...same, ...options };
    const there = { ...terminal, ...(origin && { cwd: origin.cwd }) };
    if (origin?.file !== undefined && existsSync(origin.file)) {
      await workspace.close();
      const resumed = { job: record.name, localWorkspace: options.localWorkspace };
      return await run(origin.file, { ...again, localWorkspace: workspace.name }, there, resumed);
    }
    const made = origin?.schedule === undefined ? undefined : jobOfSchedule(workspace, origin);
    return await goOn(workspace, record, made ?? (await jobAsKept(workspace, record, terminal)), again, there);
  } finally {
    await workspace.close();
  }
}

/** What is to be run again, and what Azure ML would get in its place. */
interface Again {
  readonly job: BundledJob;
  readonly as?: SubmittedJob;
}

/** The job of a schedule, for the same time; undefined when the schedule is another by now. */
function jobOfSchedule(workspace: LocalWorkspace, { schedule, begunAt, due }: ScheduleOrigin): Again | undefined {
  const stored = workspace.schedules.store.find(schedule);
  if (stored?.begunAt !== begunAt) return undefined;
  const { name: _, ...job } = workspace.schedules.jobFor(stored, due);
  return { job };
}

/** The job as the workspace has kept it, when what it was made from is gone. */
async function jobAsKept(workspace: LocalWorkspace, { name, origin }: JobRecord, terminal: Terminal): Promise<Again> {
  const kept = await workspace.jobs.definition(name);
  if (kept === undefined || kept.warnings.length > 0)
    throw refusal("AZML736", `${name} was given a secret, which is not kept`, sameOptions);
  if (origin?.file !== undefined) terminal.stderr.write(`${origin.file} is gone: ${name} goes on as it was.\n`);
  if (origin?.schedule !== undefined) terminal.stderr.write(`Schedule ${origin.schedule} is not what it was: ${name} goes on as it was.\n`);
  const { name: _, ...as } = kept.job;
  // What the workspace has was bundled before it was put there.
  return { as, job: (as.kind === "pipeline_job" ? as : pipelineOfStandalone(as)) as BundledJob };
}

async function goOn(
  workspace: LocalWorkspace,
  record: JobRecord,
  { job, as }: Again,
  options: RunOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const secretVariables = options.envFile && readEnvFiles(options.envFile, terminal.cwd);
  const reporter = await reporterFor(options, terminal);
  const origin = { cwd: terminal.cwd, options: {}, ...record.origin, resumes: record.name };
  const { localWorkspace } = options;
  return follow(workspace, job, new Map(), { reporter, options, origin, secretVariables, localWorkspace, as }, terminal);
}

const sameOptions = "azml run FILE with the same options goes on with it, too: what is done and has not changed is not done again";

function refusal(code: Diagnostic["code"], message: string, hint: string): AzmlError {
  return new AzmlError([{ code, severity: "error", message, hint }]);
}
