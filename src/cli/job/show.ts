import { writeJsonNumbers } from "../../model/json-number.js";
import { summary } from "../../reporters/summary.js";
import type { Workspace } from "../../workspace/workspace.js";
import { writeJob } from "../../yaml/write-job.js";
import { writeStandaloneJob } from "../../yaml/write-standalone-job.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { reportProblems } from "../report-problems.js";
import { howToGoOn } from "../run/how-to-go-on.js";
import { type Terminal, wantsColors } from "../terminal.js";
import { openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import { namedJob, noSuchJob } from "./find-job.js";

export interface ShowOptions extends WorkspaceOptions {
  readonly json?: boolean;
  readonly yaml?: boolean;
}

export async function show(name: string, options: ShowOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    if (options.yaml) return await showYaml(workspace, name, terminal);
    const record = await namedJob(workspace, name);
    const { stdout, env, cwd } = terminal;
    stdout.write(
      options.json
        ? `${JSON.stringify(record, writeJsonNumbers)}\n`
        : summary(record, { colors: wantsColors(stdout, env), cwd, next: howToGoOn(record, options.localWorkspace) }).trimStart(),
    );
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}

/** The job as it could be submitted again, in one file. */
async function showYaml(workspace: Workspace, asked: string, terminal: Terminal): Promise<ExitCode> {
  const name = asked === "last" ? (await namedJob(workspace, asked)).name : asked;
  const { job, warnings } = (await workspace.jobs.definition(name)) ?? (await noSuchJob(workspace, name));
  const [file] = job.kind === "pipeline_job" ? writeJob(job, terminal.cwd, { inOneFile: true }) : writeStandaloneJob(job, terminal.cwd);
  terminal.stdout.write(file?.text ?? "");
  return reportProblems(warnings, terminal);
}
