import { randomUUID } from "node:crypto";
import type { NodeFact, NodePath, RunStatus } from "../events/run-event.js";
import { nodeRunId } from "../engine/node-run-id.js";
import type { RunLog } from "../engine/run-log.js";
import type { Mask } from "../secrets/secrets.js";
import { MlflowError, missing } from "./mlflow-error.js";
import { childName } from "./child-name.js";
import type { LoggedRun, TrackedRun, TrackingStore } from "./tracking-store.js";

export interface NewRun {
  readonly name: string | undefined;
  /** Name, where it is not the job's. */
  readonly experiment: string | undefined;
  readonly startedAt: number;
}

/** How a client has ended a node's run, which goes on until its processes have. */
export interface ClientEnd {
  readonly status: RunStatus;
  readonly endedAt: number;
}

/**
 * Writes what clients log into the events of one job.
 *
 * Runs that a node's processes begin are nodes below it, of the kind `run`. Their metrics do not go through the log of the node: what listens to a
 * node, such as a sweep to its trial, hears of the node alone.
 */
export class RunBook {
  readonly job: string;
  readonly store: TrackingStore;
  /** Hides secrets in names. */
  readonly mask: Mask;
  readonly #log: RunLog;
  /** Logs of the nodes at work, by path. */
  readonly #open = new Map<NodePath, RunLog>();
  readonly #children = new Map<string, { readonly path: NodePath; readonly node: NodePath; isOpen: boolean }>();
  readonly #paths = new Set<NodePath>();
  /** Parameters of each run. */
  readonly #params = new Map<string, number>();
  readonly #ends = new Map<string, ClientEnd>();

  constructor(job: string, log: RunLog, store: TrackingStore, mask: Mask) {
    this.mask = mask;
    this.job = job;
    this.#log = log;
    this.store = store;
  }

  open(node: NodePath, log: RunLog): void {
    this.#open.set(node, log);
  }

  /** Ends what the node's processes have begun and not ended. It is in the store with the node's own end. */
  close(node: NodePath): void {
    this.#open.delete(node);
    this.#ends.delete(nodeRunId(this.job, node));
    for (const [runId, child] of this.#children) {
      if (child.node === node && child.isOpen) this.#status(runId, "Canceled", Date.now(), "its process ended before the run did");
    }
  }

  /** @throws MlflowError when there is no such run. */
  run(runId: string): TrackedRun {
    this.#log.commit();
    const run = this.store.run(runId);
    if (!run) throw missing(`Run with id=${runId} not found`);
    return run;
  }

  /** With what has been logged until now. */
  logged(run: TrackedRun): LoggedRun {
    this.#log.commit();
    return this.store.logged(run);
  }

  /** The run of one of the job's nodes. */
  nodeRun(node: NodePath): TrackedRun {
    return this.run(nodeRunId(this.job, node));
  }

  /** A run that can be written to. */
  ownRun(runId: string): TrackedRun {
    const run = this.run(runId);
    if (run.job === this.job) return run;
    throw new MlflowError("PERMISSION_DENIED", `Run ${runId} belongs to job "${run.job}"; only runs of "${this.job}" can be written here.`);
  }

  /** Notes a parameter, and answers how many of the run have been noted. */
  noteParam(run: TrackedRun, param: { readonly key: string; readonly value: string }): number {
    const count = (this.#params.get(run.runId) ?? 0) + 1;
    this.#params.set(run.runId, count);
    this.note(run, { type: "node_param", ...param });
    return count;
  }

  note(run: TrackedRun, fact: NodeFact, time = Date.now()): void {
    const log = this.#open.get(run.node) ?? this.#log;
    log.emit({ job: this.job, time, node: run.node, ...fact });
  }

  /** Begins a run below another, for a process of `node`; gives its id. */
  begin(node: NodePath, parent: NodePath, { name, experiment, startedAt }: NewRun): string {
    const runId = randomUUID().replaceAll("-", "");
    const path = this.#freePath(parent, name === undefined ? undefined : this.mask(name));
    this.#children.set(runId, { path, node, isOpen: true });
    const listing = { path, kind: "run", component: "mlflow", runId, ...(experiment !== undefined && { experiment }) };
    this.#log.emit({ type: "nodes_added", job: this.job, time: Date.now(), nodes: [listing] });
    this.#status(runId, "Running", startedAt);
    return runId;
  }

  /** A client says how a run is. The run of a node is as the node is: azml only remembers what was said. */
  move(run: TrackedRun, status: RunStatus, time: number): void {
    if (this.#children.has(run.runId)) return this.#status(run.runId, status, time);
    if (status === "Running") this.#ends.delete(run.runId);
    else this.#ends.set(run.runId, { status, endedAt: time });
  }

  clientEnd(runId: string): ClientEnd | undefined {
    return this.#ends.get(runId);
  }

  /** Everything that was noted is in the store when it returns. */
  commit(): void {
    this.#log.commit();
  }

  #status(runId: string, status: RunStatus, time: number, reason?: string): void {
    const child = this.#children.get(runId);
    if (!child) return;
    child.isOpen = status === "Running";
    const failure = status === "Failed" ? { failure: { message: "the run was ended as failed" } } : {};
    this.#log.emit({
      type: "node_status",
      job: this.job,
      time,
      node: child.path,
      status,
      ...failure,
      ...(reason !== undefined && { reason }),
    });
  }

  #freePath(parent: NodePath, name: string | undefined): NodePath {
    const wanted = `${parent}/${childName(name)}`;
    for (let count = 1; ; count++) {
      const path = name !== undefined && count === 1 ? wanted : `${wanted}_${name === undefined ? count : count - 1}`;
      if (this.#paths.has(path)) continue;
      this.#paths.add(path);
      return path;
    }
  }
}
