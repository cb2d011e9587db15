import { setMaxListeners } from "node:events";
import { defaultExperiment } from "../model/default-experiment.js";
import type { CommandComponent } from "../model/command-component.js";
import { CodeSnapshots } from "./code-snapshots.js";
import { Downloads } from "./downloads.js";
import type { RunEvent, RunFailure, RunStatus } from "../events/run-event.js";
import { GroupStates } from "./group-states.js";
import type { Machine } from "./machine.js";
import { NodeResults } from "./node-results.js";
import { NodeStates } from "./node-states.js";
import type { RunPhase, RunPlan } from "./plan/run-plan.js";
import type { RunContext } from "./run-context.js";
import type { RunLog } from "./run-log.js";
import { runNode } from "./run-node.js";
import type { InProcessBody } from "./runners/in-process-body.js";
import { Scheduler } from "./scheduler.js";

export interface RunJobOptions {
  readonly name: string;
  readonly plan: RunPlan;
  readonly runFolder: string;
  readonly workspaceFolder: string;
  readonly cacheFolder: string;
  readonly log: RunLog;
  readonly machine: Machine;
  readonly bodies: ReadonlyMap<CommandComponent, InProcessBody>;
  readonly concurrency: number;
  /** Cancels the job when aborted. */
  readonly signal: AbortSignal;
}

/**
 * Whether nodes that do not depend on a failed one go on when the job does not say. Azure ML goes on; with `false` it cancels
 * running nodes too (Azure ML CLI v2, pipeline job YAML, `settings.continue_on_step_failure`: default `True`).
 */
const continueOnStepFailure = true;

/** The first event of a job. */
export function jobCreated(name: string, plan: RunPlan, where: string): RunEvent & { readonly type: "job_created" } {
  const { job } = plan;
  return {
    type: "job_created",
    job: name,
    time: Date.now(),
    displayName: job.displayName ?? job.component.displayName ?? job.component.name,
    // As azure-ai-ml: the current folder's name without spaces.
    experimentName: job.experimentName ?? defaultExperiment(process.cwd()),
    nodes: plan.listing,
    where,
  };
}

/** Runs a planned job to its end, whatever that is. Everything that happens is in the log; the job's status is its last event. */
export async function runJob(options: RunJobOptions): Promise<RunStatus> {
  const { name: job, plan, log, runFolder, machine } = options;
  const status = (status: RunStatus, failure?: RunFailure): void =>
    log.emit({ type: "job_status", job, time: Date.now(), status, ...(failure && { failure }) });
  for (const diagnostic of plan.warnings) log.emit({ type: "warning", job, time: Date.now(), diagnostic });
  status("Preparing");

  // A failure may stop the nodes and still leave those of `on_finalize` to run.
  const stops = { init: new AbortController(), main: new AbortController(), finalize: new AbortController() };
  for (const { signal } of Object.values(stops)) setMaxListeners(0, signal);
  const states = new NodeStates(plan, job, log);
  const results = new NodeResults(plan);
  const snapshots = new CodeSnapshots(runFolder, options.workspaceFolder);
  await snapshots.takeAll(plan.nodes.map((node) => node.component).filter((component) => !options.bodies.has(component)));
  const downloads = new Downloads(options.cacheFolder);
  const context = (phase: RunPhase): RunContext => ({
    job,
    runFolder,
    log,
    states,
    reader: { results, downloads, signal: stops[phase].signal },
    outputPaths: plan.outputPaths,
    snapshots,
    bodies: options.bodies,
    machine: { shell: machine.shell ?? "sh", extraPath: machine.extraPath },
    stop: stops[phase].signal,
  });
  const contexts = { init: context("init"), main: context("main"), finalize: context("finalize") };
  const failed: { path: string; failure: RunFailure }[] = [];
  const scheduler = new Scheduler({
    plan,
    states,
    groups: new GroupStates(plan, results, job, log),
    results,
    concurrency: options.concurrency,
    continueOnStepFailure: plan.job.settings.continueOnStepFailure ?? continueOnStepFailure,
    execute: async (node) => {
      const end = await runNode(node, contexts[node.phase]);
      if (end.status === "Failed") failed.push({ path: node.path, failure: end.failure });
      return end;
    },
    commit: () => log.commit(),
    abort: (reason, phases) => phases.forEach((phase) => stops[phase].abort(reason)),
  });
  let wasCanceled = false;
  const cancel = (): void => {
    wasCanceled = true;
    scheduler.cancel("the job was canceled");
  };
  status("Running");
  options.signal.addEventListener("abort", cancel, { once: true });
  try {
    const done = scheduler.run();
    if (options.signal.aborted) cancel();
    await done;
  } finally {
    options.signal.removeEventListener("abort", cancel);
  }

  const end = wasCanceled ? "Canceled" : failed.length > 0 ? "Failed" : "Completed";
  if (end === "Completed") status("Finalizing");
  for (const [output, from] of plan.groups[0]?.outputs ?? []) {
    const record = results.find(from);
    if (record) log.emit({ type: "job_output", job, time: Date.now(), output, ...record });
  }
  status(end, end === "Failed" ? summary(failed) : undefined);
  log.commit();
  return end;
}

function summary(failed: readonly { readonly path: string; readonly failure: RunFailure }[]): RunFailure {
  const [first] = failed;
  if (first && failed.length === 1) return { ...first.failure, message: `node "${first.path}" failed: ${first.failure.message}` };
  return { code: "AZML530", message: `${failed.length} nodes failed: ${failed.map(({ path }) => path).join(", ")}` };
}
