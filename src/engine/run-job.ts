import { setMaxListeners } from "node:events";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { NodePath, RunEvent, RunFailure, RunStatus } from "../events/run-event.js";
import type { CommandComponent } from "../model/command-component.js";
import { defaultExperiment } from "../model/default-experiment.js";
import { hostWarnings } from "./host/host-warnings.js";
import { CodeSnapshots } from "./code-snapshots.js";
import { Downloads } from "./downloads.js";
import { Environments } from "./environments/environments.js";
import type { Machine } from "./machine.js";
import type { LocalPlace, RunPlan } from "./plan/run-plan.js";
import { covers } from "./plan/select-nodes.js";
import type { RunLog } from "./run-log.js";
import { shownName } from "./shown-name.js";
import { Contents } from "./reuse/contents.js";
import type { EarlierResults } from "./reuse/reuse.js";
import { WorkInProgress } from "./reuse/work-in-progress.js";
import { recordOf } from "./node-output.js";
import { failureOf, runNodes } from "./run-nodes.js";
import type { InProcessBody } from "./runners/in-process-body.js";
import type { Secrets } from "../secrets/secrets.js";
import type { Tracking } from "./tracking.js";
import { type Need, Slots } from "./slots.js";

export interface RunJobOptions {
  readonly name: string;
  /** Name of the job that this one goes on with, and so on back to the first. Default: its own. */
  readonly firstOfJob?: string;
  readonly plan: RunPlan;
  /** What the plan was made for. */
  readonly place: LocalPlace;
  readonly runFolder: string;
  readonly workspaceFolder: string;
  readonly cacheFolder: string;
  readonly log: RunLog;
  readonly machine: Machine;
  /** Environment variables of the nodes' processes. A node's own win. */
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: Secrets;
  readonly bodies: ReadonlyMap<CommandComponent, InProcessBody>;
  /** What nodes at work share. */
  readonly budget: Need;
  /** Names of nodes that run, whatever results there are. */
  readonly forced: readonly NodePath[];
  /** Wins over what the job says. */
  readonly continueOnStepFailure?: boolean;
  /** Earlier results that may be used again. */
  readonly earlier: EarlierResults;
  /** Where processes of nodes log by MLflow. */
  readonly tracking: Tracking;
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
    displayName: shownName(job),
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
  const warn = (diagnostic: Diagnostic): void => log.emit({ type: "warning", job, time: Date.now(), diagnostic });
  plan.warnings.forEach(warn);
  status("Preparing");
  const snapshots = new CodeSnapshots(runFolder, options.workspaceFolder);
  await snapshots.takeAll(
    plan.needs
      .flatMap(({ components }) => components)
      .filter((one) => !("kind" in one && one.kind === "command" && options.bodies.has(one))),
    options.signal,
  );

  const cancel = new AbortController();
  const over = new AbortController();
  setMaxListeners(0, cancel.signal);
  const onAbort = (): void => cancel.abort("the job was canceled");
  status("Running");
  options.signal.addEventListener("abort", onAbort, { once: true });
  if (options.signal.aborted) onAbort();
  const ended = AbortSignal.any([cancel.signal, over.signal]);
  setMaxListeners(0, ended);
  const contents = new Contents(ended, options.workspaceFolder);
  let told: Promise<void> | undefined;
  const tellHost = async (): Promise<void> => {
    const readable = plan.needs.flatMap((needs) => needs.readable);
    (await hostWarnings(readable, Object.keys(options.variables))).forEach(warn);
  };
  const shared = {
    job,
    firstOfJob: options.firstOfJob ?? job,
    place: options.place,
    runFolder,
    log,
    snapshots,
    downloads: new Downloads(options.cacheFolder, { warn: (message) => warn({ code: "AZML536", severity: "warning", message }) }),
    bodies: options.bodies,
    machine: { shell: machine.shell ?? "sh", extraPath: machine.extraPath, variables: options.variables },
    secrets: options.secrets,
    environments: new Environments(join(options.workspaceFolder, "environments"), ended),
    slots: new Slots(options.budget),
    earlier: options.earlier,
    inProgress: new WorkInProgress(),
    tracking: options.tracking,
    isForced: (path: NodePath) => options.forced.some((name) => covers(name, path)),
    content: (path: string) => contents.of(path),
    // Python is asked, which takes its time: not where every result is there already.
    beforeWork: () => (told ??= tellHost()),
    continueOnStepFailure: options.continueOnStepFailure ?? plan.job.settings.continueOnStepFailure ?? continueOnStepFailure,
  };
  const { failed, outputs } = await runNodes(plan, shared, cancel.signal).finally(() => {
    options.signal.removeEventListener("abort", onAbort);
    over.abort();
  });
  await options.tracking.close();

  const end = cancel.signal.aborted ? "Canceled" : failed.length > 0 ? "Failed" : "Completed";
  if (end === "Completed") status("Finalizing");
  for (const [output, record] of outputs) log.emit({ type: "job_output", job, time: Date.now(), output, ...recordOf(record) });
  status(end, end === "Failed" ? failureOf(failed) : undefined);
  log.commit();
  return end;
}
