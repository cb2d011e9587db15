import { join, resolve } from "node:path";
import type { InProcessBody } from "../../engine/runners/in-process-body.js";
import { isSubmittedJob, type SubmittedJob } from "../../model/definition.js";
import type { BundledJob } from "../../model/job.js";
import type { CommandComponent } from "../../model/command-component.js";
import { jsonReporter } from "../../reporters/json-reporter.js";
import { plainReporter } from "../../reporters/plain-reporter.js";
import type { Reporter } from "../../reporters/reporter.js";
import { AzmlError } from "../../diagnostics/azml-error.js";
import type { StartedPage } from "../../page/start-page.js";
import type { JobRun } from "../../workspace/job-operations.js";
import type { LocalWorkspace } from "../../workspace/local/open-local-workspace.js";
import type { JobOrigin, JobRecord } from "../../workspace/job-record.js";
import { asAzureOf, type AsAzureOptions } from "../as-azure-option.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { onInterrupt } from "../on-interrupt.js";
import { type JobFileOptions, prepare, type Prepared } from "../prepare.js";
import { compact } from "../../util/compact.js";
import { reportFound } from "../report-found.js";
import { reportProblems } from "../report-problems.js";
import { readEnvFiles } from "./env-file.js";
import { goOnLine, howToGoOn } from "./how-to-go-on.js";
import { createOptions, type RunSettings } from "./run-options.js";
import { waitForDebugger } from "./wait-for-debugger.js";
import { isInteractive, processTerminal, type Terminal, wantsColors } from "../terminal.js";
import { openLocal } from "../workspace-options.js";

export interface RunOptions extends JobFileOptions, RunSettings, AsAzureOptions {
  readonly only?: readonly string[];
  readonly from?: readonly string[];
  readonly of?: string;
  readonly forceRerun?: readonly string[];
  readonly inProcess?: boolean;
  /** Port, or true for the usual one. */
  readonly inspectBrk?: number | true;
  readonly studio?: boolean;
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly localWorkspace?: string;
}

/** What `azml resume` was called with. */
interface Resumed {
  readonly job: string;
  readonly localWorkspace: string | undefined;
}

/** Runs FILE in the local workspace, and shows the run. The workspace is opened, and made, only for a sound job. */
export async function run(file: string, given: RunOptions, terminal: Terminal, resumed?: Resumed): Promise<ExitCode> {
  const secretVariables = given.envFile && readEnvFiles(given.envFile, terminal.cwd);
  // Only in this process can a debugger follow a body.
  const options = given.inspectBrk === undefined ? given : { ...given, inProcess: true };
  if (options.inspectBrk !== undefined) await waitForDebugger(options.inspectBrk, terminal);
  // Loaded before the user's file: what comes after it has to pass through the loader of TypeScript.
  await import("../../workspace/local/open-local-workspace.js");
  if (options.inProcess) {
    await import("../../execute/in-process.js");
    (await import("../../load/typescript-workers.js")).typeScriptWorkers();
  }
  const reporter = await reporterFor(options, terminal);
  let workspace: LocalWorkspace | undefined;
  let page: StartedPage | undefined;
  const open = async (): Promise<LocalWorkspace> => (workspace ??= await openLocal(options, terminal));
  try {
    const prepared = await prepare(file, options, {
      cwd: terminal.cwd,
      target: "local",
      accept: "jobs",
      asAzure: asAzureOf(options),
      namesOf: { localWorkspace: options.localWorkspace },
      bundles: async () => join((await open()).name, "bundles"),
    });
    const { job, diagnostics } = prepared;
    if (!job || diagnostics.length > 0) reportFound(diagnostics, terminal, options.json && !job);
    if (!job) return exitCode.wrong;
    // Bodies find them where they run.
    if (options.inProcess) Object.assign(process.env, secretVariables);
    const bodies = options.inProcess ? await inProcessBodies(prepared.bodies) : new Map<CommandComponent, InProcessBody>();
    const { name: _, inspectBrk: __, studio, ...again } = given;
    const { cwd } = terminal;
    const origin = { file: resolve(cwd, file), cwd, options: { ...again }, ...(resumed && { resumes: resumed.job }) };
    const { localWorkspace } = resumed ?? given;
    const { definition } = prepared;
    const as = definition && isSubmittedJob(definition) ? definition : undefined;
    if (studio) page = await openStudio(await open(), options, terminal);
    return await follow(await open(), job, bodies, { reporter, options, origin, secretVariables, localWorkspace, as }, terminal);
  } finally {
    await page?.told();
    await page?.close();
    await workspace?.close();
    // A body of this process may have left something open, and this process is none that waits for it for ever.
    if (options.inProcess && terminal === processTerminal) {
      const { letGo } = await import("../../execute/let-go.js");
      letGo(
        (warning) => terminal.stderr.write(`azml: ${warning}\n`),
        (code) => process.exit(code),
      );
    }
  }
}

/** Says where the page of the workspace is: where it is open already, or here for as long as the job runs. */
async function openStudio(workspace: LocalWorkspace, { json }: RunOptions, terminal: Terminal): Promise<StartedPage | undefined> {
  const { OpenStudio } = await import("../studio/open-studio.js");
  const { openPage } = await import("../studio/open-page.js");
  const elsewhere = await new OpenStudio(workspace.name).address();
  const page = elsewhere === undefined ? await openPage(workspace, { isQuiet: true }, terminal) : undefined;
  // Standard output is for events alone.
  (json ? terminal.stderr : terminal.stdout).write(`Studio: ${elsewhere ?? page?.address}\n`);
  return page;
}

export interface Following {
  readonly reporter: Reporter;
  readonly options: RunOptions;
  readonly origin: JobOrigin;
  readonly secretVariables: Readonly<Record<string, string>> | undefined;
  /** What the user has named the workspace by. */
  readonly localWorkspace: string | undefined;
  /** What the file defines, where the job stands for the only step of it. */
  readonly as?: SubmittedJob | undefined;
}

/** Creates the job and shows it until it has ended. */
export async function follow(
  workspace: LocalWorkspace,
  job: BundledJob,
  bodies: ReadonlyMap<CommandComponent, InProcessBody>,
  { reporter, options, origin, secretVariables, localWorkspace, as }: Following,
  terminal: Terminal,
): Promise<ExitCode> {
  const abort = new AbortController();
  const release = onInterrupt(abort, (text) => (reporter.say ? reporter.say(text) : terminal.stderr.write(`${text}\n`)));
  let begun: JobRun | undefined;
  try {
    const { inProcess, only, from, of, forceRerun } = options;
    const started = await workspace.jobs.create(job, {
      signal: abort.signal,
      origin,
      ...createOptions(options, secretVariables),
      ...compact({ only, from, of, forceRerun, as }),
      ...(inProcess && { inProcess, bodies }),
    });
    begun = started;
    for await (const event of started.events()) reporter.handle(event);
    const record = await started.wait();
    reporter.end(record, howToGoOn(record, localWorkspace));
    return abort.signal.aborted ? exitCode.interrupted : exitCodeOfJob(record);
  } catch (error) {
    // Neither the definition nor the usage is wrong: the machine has let the run down.
    if (!(error instanceof AzmlError) || !(begun || error.diagnostics.every(({ code }) => code === "AZML512"))) throw error;
    reportProblems(error.diagnostics, terminal, options.json);
    if (begun && !options.json) terminal.stderr.write(`${goOnLine(begun.name, localWorkspace)}\n`);
    return exitCode.failed;
  } finally {
    release();
  }
}

export function exitCodeOfJob({ status }: JobRecord): ExitCode {
  return status === "Completed" ? exitCode.done : exitCode.failed;
}

export async function reporterFor(options: { readonly json?: boolean; readonly plain?: boolean }, terminal: Terminal): Promise<Reporter> {
  const { stdout, cwd, env } = terminal;
  if (options.json) return jsonReporter({ output: stdout });
  const colors = wantsColors(stdout, env);
  if (options.plain || !isInteractive(terminal)) return plainReporter({ output: stdout, colors, cwd });
  const { liveReporter } = await import("../../reporters/live-reporter.js");
  return liveReporter({ output: stdout, colors, cwd });
}

/** The bodies of a job as functions of this process. */
async function inProcessBodies(bodies: Prepared["bodies"]): Promise<Map<CommandComponent, InProcessBody>> {
  const { inProcessBody } = await import("../../execute/in-process.js");
  return new Map(
    [...bodies].map(([component, { owner, ports, spec }]) => {
      const classes = { body: owner as new () => object, ...(ports && { ports: ports as new () => object }) };
      return [component, inProcessBody(classes, spec)];
    }),
  );
}
