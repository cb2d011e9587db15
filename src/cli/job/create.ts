import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzmlError } from "../../diagnostics/azml-error.js";
import { isSubmittedJob, type SubmittedJob } from "../../model/definition.js";
import type { BundledJob } from "../../model/job.js";
import { writeJsonNumbers } from "../../model/json-number.js";
import { asAzureOf, type AsAzureOptions } from "../as-azure-option.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { onInterrupt } from "../on-interrupt.js";
import { type JobFileOptions, prepare } from "../prepare.js";
import { reportFound } from "../report-found.js";
import { reportProblems } from "../report-problems.js";
import { run } from "../run/run.js";
import type { Terminal } from "../terminal.js";
import { azureOptions, isAzure, openWorkspace, type WorkspaceOptions } from "../workspace-options.js";
import { follow } from "./stream.js";

export interface CreateOptions extends WorkspaceOptions, JobFileOptions, AsAzureOptions {
  readonly stream?: boolean;
  readonly json?: boolean;
}

/** Submits FILE. A local job runs in this process, so creating one is running it. */
export async function create(file: string, options: CreateOptions, terminal: Terminal): Promise<ExitCode> {
  if (!isAzure(options)) return await run(file, options, terminal);
  const bundles = await mkdtemp(join(tmpdir(), "azml-"));
  // Also when a second Ctrl-C ends the process at once.
  const clear = (): void => rmSync(bundles, { recursive: true, force: true });
  process.once("exit", clear);
  const abort = new AbortController();
  const release = onInterrupt(abort, (text) => terminal.stderr.write(`${text}\n`));
  try {
    const { job, definition, diagnostics } = await prepare(file, options, {
      cwd: terminal.cwd,
      target: "azure",
      accept: "jobs",
      asAzure: asAzureOf(options),
      bundles: () => Promise.resolve(bundles),
    });
    if (abort.signal.aborted) return interruptedWith("Nothing was sent.", terminal);
    if (!job || diagnostics.length > 0) reportFound(diagnostics, terminal, options.json && !job);
    if (!job || !definition || !isSubmittedJob(definition)) return exitCode.wrong;
    return await submit(job, definition, options, terminal, abort.signal, release);
  } catch (error) {
    if (!abort.signal.aborted || !(error instanceof AzmlError)) throw error;
    reportProblems(error.diagnostics, terminal, options.json);
    return exitCode.interrupted;
  } finally {
    release();
    process.off("exit", clear);
    await rm(bundles, { recursive: true, force: true });
  }
}

/** Once the job is there, Ctrl-C (given back by `release`) ends the showing, and not the job. */
async function submit(
  job: BundledJob,
  as: SubmittedJob,
  options: CreateOptions,
  terminal: Terminal,
  signal: AbortSignal,
  release: () => void,
): Promise<ExitCode> {
  const workspace = await openWorkspace(options, terminal);
  try {
    const { name, where: page } = await workspace.jobs.create(job, { as, signal });
    if (signal.aborted) return interruptedWith(`Job ${name} was sent already, and was asked to stop.\nPage:   ${page}`, terminal);
    release();
    if (options.stream) return await follow(workspace, name, options, terminal);
    const { stdout } = terminal;
    if (options.json) stdout.write(`${JSON.stringify(await workspace.jobs.get(name), writeJsonNumbers)}\n`);
    else stdout.write(`Submitted ${name}.\nPage:   ${page}\nFollow: azml job stream ${name} ${await azureOptions(options, terminal)}\n`);
    return exitCode.done;
  } finally {
    await workspace.close();
  }
}

function interruptedWith(text: string, terminal: Terminal): ExitCode {
  terminal.stderr.write(`${text}\n`);
  return exitCode.interrupted;
}
