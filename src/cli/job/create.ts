import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isSubmittedJob, type SubmittedJob } from "../../model/definition.js";
import type { BundledJob } from "../../model/job.js";
import { writeJsonNumbers } from "../../model/json-number.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { type JobFileOptions, prepare } from "../prepare.js";
import { reportProblems } from "../report-problems.js";
import { run } from "../run/run.js";
import type { Terminal } from "../terminal.js";
import { isAzure, openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import { follow } from "./stream.js";

export interface CreateOptions extends WorkspaceOptions, JobFileOptions {
  readonly stream?: boolean;
  readonly json?: boolean;
}

/** Submits FILE. A local job runs in this process, so creating one is running it. */
export async function create(file: string, options: CreateOptions, terminal: Terminal): Promise<ExitCode> {
  if (!isAzure(options)) return await run(file, options, terminal);
  const bundles = await mkdtemp(join(tmpdir(), "azml-"));
  try {
    const { job, definition, diagnostics } = await prepare(file, options, {
      cwd: terminal.cwd,
      target: "azure",
      accept: "jobs",
      bundles: () => Promise.resolve(bundles),
    });
    if (!job || diagnostics.length > 0) reportProblems(diagnostics, terminal, options.json && !job);
    if (!job || !definition || !isSubmittedJob(definition)) return exitCode.wrong;
    return await submit(job, definition, options, terminal);
  } finally {
    await rm(bundles, { recursive: true, force: true });
  }
}

async function submit(job: BundledJob, as: SubmittedJob, options: CreateOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const { name, where } = await workspace.jobs.create(job, { as });
    if (options.stream) return await follow(workspace, name, options, terminal);
    const { stdout } = terminal;
    if (options.json) stdout.write(`${JSON.stringify(await workspace.jobs.get(name), writeJsonNumbers)}\n`);
    else
      stdout.write(
        `Submitted ${name}.\nPage:   ${where}\nFollow: azml job stream ${name} -w ${options.workspaceName ?? ""} -g ${options.resourceGroup ?? ""} --subscription ${options.subscription ?? ""}\n`,
      );
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}
