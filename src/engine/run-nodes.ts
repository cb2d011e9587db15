import { setMaxListeners } from "node:events";
import type { RunFailure } from "../events/run-event.js";
import type { CommandComponent } from "../model/command-component.js";
import { pipelineOfOne } from "../model/pipeline-of-one.js";
import type { Node } from "../model/pipeline.js";
import type { NodeOutput } from "./node-output.js";
import type { CodeSnapshots } from "./code-snapshots.js";
import type { Downloads } from "./downloads.js";
import type { Environments } from "./environments/environments.js";
import { GroupStates } from "./group-states.js";
import { NodeFailure } from "./node-failure.js";
import { NodeResults } from "./node-results.js";
import { NodeStates } from "./node-states.js";
import { planJob } from "./plan/plan-job.js";
import type { LocalPlace, RunPhase, RunPlan } from "./plan/run-plan.js";
import type { InnerEnd, InnerOptions, RunContext } from "./run-context.js";
import type { EarlierResults } from "./reuse/reuse.js";
import type { WorkInProgress } from "./reuse/work-in-progress.js";
import type { RunLog } from "./run-log.js";
import { runNode } from "./run-node.js";
import type { InProcessBody } from "./runners/in-process-body.js";
import type { Tracking } from "./tracking.js";
import { untilAborted } from "./until-aborted.js";
import { Scheduler } from "./scheduler.js";
import type { Slots } from "./slots.js";

/** What all nodes of a job share, those within loops and sweeps among them. */
export interface SharedRun {
  readonly job: string;
  readonly place: LocalPlace;
  readonly firstOfJob: string;
  readonly runFolder: string;
  readonly log: RunLog;
  readonly snapshots: CodeSnapshots;
  readonly downloads: Downloads;
  readonly bodies: ReadonlyMap<CommandComponent, InProcessBody>;
  readonly machine: RunContext["machine"];
  readonly secrets: RunContext["secrets"];
  readonly environments: Environments;
  readonly slots: Slots;
  readonly continueOnStepFailure: boolean;
  readonly earlier: EarlierResults;
  readonly inProgress: WorkInProgress;
  readonly tracking: Tracking;
  readonly isForced: RunContext["isForced"];
  readonly content: (path: string) => Promise<string>;
  readonly beforeWork: RunContext["beforeWork"];
}

/** How the nodes of a plan have ended. */
export interface NodesEnd {
  readonly failed: readonly { readonly path: string; readonly failure: RunFailure }[];
  /** Outputs of the plan's outermost pipeline, as far as they exist. */
  readonly outputs: ReadonlyMap<string, NodeOutput>;
}

/** Runs the nodes of a plan to their ends. An abort of `signal` cancels them; its reason is what they are told. */
export async function runNodes(plan: RunPlan, shared: SharedRun, signal: AbortSignal): Promise<NodesEnd> {
  const { job, log } = shared;
  // A failure may stop the nodes and still leave those of `on_finalize` to run.
  const stops = { init: new AbortController(), main: new AbortController(), finalize: new AbortController() };
  for (const stop of Object.values(stops)) setMaxListeners(0, stop.signal);
  const states = new NodeStates(plan, job, log);
  const results = new NodeResults(plan);
  /** What ends the wait of others for a node's result. */
  const claims = new Map<number, () => void>();
  const context = (phase: RunPhase): RunContext => ({
    job,
    firstOfJob: shared.firstOfJob,
    runFolder: shared.runFolder,
    log,
    states,
    reader: { results, downloads: shared.downloads, signal: stops[phase].signal },
    outputPaths: plan.outputPaths,
    registrations: plan.registrations,
    registry: shared.place.registry,
    snapshots: shared.snapshots,
    bodies: shared.bodies,
    machine: shared.machine,
    secrets: shared.secrets,
    environments: shared.environments,
    earlier: shared.earlier,
    claim: async ({ index }, key) => {
      const release = await shared.inProgress.claim(key, stops[phase].signal);
      if (release) claims.set(index, release);
    },
    tracking: shared.tracking,
    isForced: shared.isForced,
    beforeWork: () => untilAborted(shared.beforeWork(), stops[phase].signal),
    content: (path) => untilAborted(shared.content(path), stops[phase].signal),
    stop: stops[phase].signal,
    runInner: (node, options) => runInner(node, options, shared),
  });
  const contexts = { init: context("init"), main: context("main"), finalize: context("finalize") };
  const failed = new Map<string, RunFailure>();
  const scheduler = new Scheduler({
    plan,
    states,
    groups: new GroupStates(plan, results, job, log),
    results,
    slots: shared.slots,
    continueOnStepFailure: shared.continueOnStepFailure,
    retrying: ({ path }, retry, failure) => {
      failed.delete(path);
      log.emit({ type: "node_retry", job, time: Date.now(), node: path, ...retry, failure });
    },
    execute: async (node, attempt) => {
      const end = await runNode(node, contexts[node.phase], attempt);
      if (end.status === "Failed") failed.set(node.path, end.failure);
      return end;
    },
    commit: () => log.commit(),
    recorded: (nodes) => {
      for (const index of nodes) {
        claims.get(index)?.();
        claims.delete(index);
      }
    },
    abort: (reason, phases) => phases.forEach((phase) => stops[phase].abort(reason)),
  });
  const cancel = (): void => scheduler.cancel(String(signal.reason));
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const done = scheduler.run();
    if (signal.aborted) cancel();
    await done;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
  const outputs = [...(plan.groups[0]?.outputs ?? [])].flatMap(([output, from]) => {
    const record = results.find(from);
    return record ? [[output, record] as const] : [];
  });
  return { failed: [...failed].map(([path, failure]) => ({ path, failure })), outputs: new Map(outputs) };
}

/** Runs one node as a pipeline of one, below the node that asks for it. */
async function runInner(node: Node, { within, signal, onEvent, trial }: InnerOptions, shared: SharedRun): Promise<InnerEnd> {
  const { log, job } = shared;
  const { plan, errors } = planJob(pipelineOfOne(node, {}), { ...shared.place, within });
  const [problem] = errors;
  if (problem) throw new NodeFailure({ code: problem.code, message: problem.message });
  // The first of the list is the node itself.
  const nodes = plan.listing.map((listed, at) => (at === 0 ? { ...listed, ...trial } : listed));
  log.emit({ type: "nodes_added", job, time: Date.now(), nodes });
  const listening: RunLog = {
    emit: (event) => {
      onEvent?.(event);
      log.emit(event);
    },
    commit: () => log.commit(),
  };
  const { failed, outputs } = await runNodes(plan, onEvent ? { ...shared, log: listening } : shared, signal);
  if (signal.aborted) return { status: "Canceled", reason: String(signal.reason) };
  if (failed.length > 0) return { status: "Failed", failure: failureOf(failed) };
  return { status: "Completed", outputs };
}

/** What is said of a run in which nodes failed. */
export function failureOf(failed: NodesEnd["failed"]): RunFailure {
  const [first] = failed;
  if (first && failed.length === 1) return { ...first.failure, message: `node "${first.path}" failed: ${first.failure.message}` };
  return { code: "AZML530", message: `${failed.length} nodes failed: ${failed.map(({ path }) => path).join(", ")}` };
}
