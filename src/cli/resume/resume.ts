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
    if (origin === undefined) throw refusal("AZML721", `${record.name} was not run by azml run`, sameFile);
    if (hasSecret(origin)) throw refusal("AZML736", `${record.name} was given a secret, which is not kept`, sameOptions);
    // What is done is used, even of a node that was to run in any case; --no-reuse stays: then only what this job itself has done counts.
    const { forceRerun: _, ...same } = origin.options as RunOptions;
    const there = { ...terminal, cwd: origin.cwd };
    if ("schedule" in origin) return await resumeFired(workspace, record, origin, { ...same, ...options }, there);
    const again = { ...same, ...options, localWorkspace: workspace.name };
    await workspace.close();
    return await run(origin.file, again, there, { job: record.name, localWorkspace: options.localWorkspace });
  } finally {
    await workspace.close();
  }
}

/** The job of a schedule is run again as the schedule has it, for the same time. */
async function resumeFired(
  workspace: LocalWorkspace,
  { name: resumes }: JobRecord,
  { schedule, begunAt, due, ...origin }: ScheduleOrigin,
  options: RunOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const stored = workspace.schedules.store.find(schedule);
  if (stored?.begunAt !== begunAt) {
    const what = stored ? "created anew" : "deleted";
    throw refusal("AZML721", `${resumes} is a job of schedule ${schedule}, which has been ${what} since`, sameFile);
  }
  const secretVariables = options.envFile && readEnvFiles(options.envFile, terminal.cwd);
  const { name: _, ...job } = workspace.schedules.jobFor(stored, due);
  const reporter = await reporterFor(options, terminal);
  const again = { ...origin, schedule, begunAt, due, resumes };
  return follow(
    workspace,
    job,
    new Map(),
    { reporter, options, origin: again, secretVariables, localWorkspace: options.localWorkspace },
    terminal,
  );
}

const sameFile = "azml run FILE goes on with it, too: what is done and has not changed is not done again";
const sameOptions = "azml run FILE with the same options goes on with it, too: what is done and has not changed is not done again";

function refusal(code: Diagnostic["code"], message: string, hint: string): AzmlError {
  return new AzmlError([{ code, severity: "error", message, hint }]);
}
