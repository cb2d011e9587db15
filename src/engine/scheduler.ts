import { dependents } from "../dag/dependents.js";
import { descendants } from "../dag/descendants.js";
import type { RunFailure } from "../events/run-event.js";
import type { GroupStates } from "./group-states.js";
import type { NodeResults } from "./node-results.js";
import type { NodeStates, StatusDetails } from "./node-states.js";
import { isSteering, type PlannedNode, type RunPhase, type RunPlan, runPhases } from "./plan/run-plan.js";
import type { Need, Slots } from "./slots.js";
import { type NodeRetry, retryOf } from "./retry.js";
import type { NodeOutput } from "./node-output.js";

/** How a node's run ended. */
export type NodeEnd =
  | { readonly status: "Completed"; readonly outputs: ReadonlyMap<string, NodeOutput>; readonly details?: StatusDetails }
  | { readonly status: "Failed"; readonly failure: RunFailure }
  | { readonly status: "Canceled"; readonly reason: string }
  /** It stands in a branch that is not taken: what depends on it does not run either, and nothing is wrong. */
  | { readonly status: "Skipped"; readonly reason: string };

export interface SchedulerOptions {
  readonly plan: RunPlan;
  readonly states: NodeStates;
  readonly groups: GroupStates;
  readonly results: NodeResults;
  /** Places for nodes at work; nodes that have others work need none. */
  readonly slots: Slots;
  /** Go on with nodes that do not depend on a failed one. */
  readonly continueOnStepFailure: boolean;
  /** Tells of a node that will be tried again. */
  readonly retrying: (node: PlannedNode, retry: NodeRetry, failure: RunFailure) => void;
  /** Runs one node; `attempt` counts its tries from 1. Rejects only for bugs and when the run cannot be recorded: the whole run ends then. */
  readonly execute: (node: PlannedNode, attempt: number) => Promise<NodeEnd>;
  /** Everything emitted is on disk when this returns. */
  readonly commit: () => void;
  /** Hears of nodes whose end has been recorded, or could not be. */
  readonly recorded: (nodes: readonly number[]) => void;
  /** Makes the running nodes of these phases stop; they end as Canceled with this reason. */
  readonly abort: (reason: string, phases: readonly RunPhase[]) => void;
}

/**
 * Runs every node once, as soon as its inputs exist and a slot is free; first come, first served. The nodes of `on_init` come
 * before all others, those of `on_finalize` after all others, whether these failed or not.
 *
 * Nodes that end at the same moment are recorded together, and only then do their dependents start.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #dependents: ReadonlyMap<number, readonly number[]>;
  /** For each node, how many of the nodes it needs have not completed. */
  readonly #missing: number[];
  readonly #laterPhases: RunPhase[] = [...runPhases];
  #phase: RunPhase | undefined;
  readonly #ready: number[] = [];
  #nextReady = 0;
  /** Nodes that have started and not ended. */
  #running = 0;
  #ended: { readonly node: number; readonly end: NodeEnd }[] = [];
  #problem: { readonly error: unknown } | undefined;
  /** The last try of each node that was tried again. */
  readonly #attempts = new Map<number, number>();
  /** Nodes that wait for the time of their next try. */
  readonly #delayed = new Map<number, NodeJS.Timeout>();
  /** Phases that nothing is tried again in. */
  readonly #stopped = new Set<RunPhase>();
  #settle: () => void = () => {};

  constructor(options: SchedulerOptions) {
    this.#options = options;
    const { nodes } = options.plan;
    this.#dependents = dependents(nodes.keys(), (node) => nodes[node]?.dependencies ?? []);
    this.#missing = nodes.map((node) => node.dependencies.length);
  }

  /** Ends when every node has ended. */
  async run(): Promise<void> {
    const done = new Promise<void>((resolve) => (this.#settle = resolve));
    this.#options.groups.endEmpty();
    this.#advance();
    await done;
    if (this.#problem) throw this.#problem.error;
  }

  /** Cancels the job: what waits is Canceled, what runs is told to stop. */
  cancel(reason: string): void {
    for (const phase of runPhases) this.#stopped.add(phase);
    for (const { index } of this.#options.plan.nodes) this.#cancelWaiting(index, reason);
    this.#options.abort(reason, runPhases);
    // What waited for a place waits no more, and nothing else may be left.
    if (this.#phase !== undefined) this.#advance();
  }

  /** After a failure that ends the job: the same, but for what `on_finalize` names. */
  #stop(reason: string): void {
    this.#stopped.add("init").add("main");
    for (const { index, phase } of this.#options.plan.nodes) if (phase !== "finalize") this.#cancelWaiting(index, reason);
    this.#options.abort(reason, ["init", "main"]);
  }

  /** Queues a node that needs nothing more, if its phase has come. */
  #queue(node: number): void {
    const { plan, states } = this.#options;
    if (plan.nodes[node]?.phase !== this.#phase || states.of(node) !== "NotStarted") return;
    states.move(node, "Queued");
    this.#ready.push(node);
  }

  #openNextPhase(): void {
    this.#phase = this.#laterPhases.shift();
    for (const [node, missing] of this.#missing.entries()) if (missing === 0) this.#queue(node);
  }

  #advance(): void {
    for (;;) {
      this.#fillSlots();
      const waitsForPlace = this.#nextReady < this.#ready.length;
      if (this.#running > 0 || this.#ended.length > 0 || this.#delayed.size > 0 || waitsForPlace) return;
      if (this.#laterPhases.length === 0) return this.#settle();
      this.#openNextPhase();
    }
  }

  #fillSlots(): void {
    const { plan, states, slots } = this.#options;
    while (this.#nextReady < this.#ready.length) {
      const node = plan.nodes[this.#ready[this.#nextReady] ?? -1];
      // It may have been canceled while it stood in the queue.
      const waits = node && states.of(node.index) === "Queued";
      if (waits && !isSteering(node) && !slots.take(needOf(node), this.#retry)) return;
      this.#nextReady++;
      if (waits) this.#start(node);
    }
  }

  readonly #retry = (): void => this.#advance();

  #start(node: PlannedNode): void {
    this.#running++;
    this.#options.groups.nodeStarted(node.index);
    this.#options.execute(node, this.#attempts.get(node.index) ?? 1).then(
      (end) => this.#hasEnded(node.index, end),
      (error: unknown) => {
        this.#problem ??= { error };
        this.#hasEnded(node.index, { status: "Canceled", reason: "azml could not go on" });
      },
    );
  }

  #hasEnded(node: number, end: NodeEnd): void {
    if (this.#ended.push({ node, end }) === 1) setImmediate(() => this.#recordEnded());
  }

  #recordEnded(): void {
    const ended = this.#ended;
    this.#ended = [];
    this.#running -= ended.length;
    const { nodes } = this.#options.plan;
    const taken = ended.flatMap(({ node }) => {
      const planned = nodes[node];
      return planned === undefined || isSteering(planned) ? [] : [needOf(planned)];
    });
    try {
      for (const { node, end } of ended) this.#record(node, end);
      this.#options.commit();
      for (const { node, end } of ended) if (end.status === "Completed") this.#release(node);
    } catch (error) {
      this.#problem ??= { error };
    }
    this.#options.recorded(ended.map(({ node }) => node));
    if (this.#problem) this.#giveUp();
    this.#options.slots.give(...taken);
    this.#advance();
  }

  #record(node: number, end: NodeEnd): void {
    const { states, groups, results, plan, continueOnStepFailure } = this.#options;
    if (end.status === "Failed" && this.#tryAgain(node, end.failure)) return;
    // Of a node that was not to run the whole run may have been canceled before that was recorded.
    if (end.status === "Skipped" && !states.isWaiting(node)) return;
    switch (end.status) {
      case "Completed":
        results.set(node, end.outputs);
        states.move(node, "Completed", end.details);
        break;
      case "Canceled":
      case "Skipped":
        states.move(node, "Canceled", { reason: end.reason });
        break;
      case "Failed":
        states.move(node, "Failed", { failure: end.failure });
    }
    groups.nodeEnded(node, end.status === "Skipped" ? "Completed" : end.status);
    if (end.status === "Completed") return;
    const reason = end.status === "Failed" ? `node "${plan.nodes[node]?.path}" failed` : end.reason;
    const isWaiting = (id: number): boolean => states.isWaiting(id);
    for (const id of descendants(
      node,
      (id) => this.#dependents.get(id) ?? [],
      (id) => !isWaiting(id),
    ))
      this.#cancelWaiting(id, reason, end.status === "Skipped");
    const isFatal = !continueOnStepFailure || plan.nodes[node]?.phase === "init";
    if (end.status === "Failed" && isFatal) this.#stop(reason);
  }

  /** True when the node is to be tried once more: it is queued again, now or later. */
  #tryAgain(node: number, failure: RunFailure): boolean {
    const { plan, states, retrying } = this.#options;
    const planned = plan.nodes[node];
    const attempt = (this.#attempts.get(node) ?? 1) + 1;
    if (planned === undefined || isSteering(planned) || this.#stopped.has(planned.phase)) return false;
    // It has run; a version that is taken stays taken.
    if (failure.code === "AZML580") return false;
    const retry = retryOf(planned.local.retries, attempt);
    if (retry === undefined) return false;
    this.#attempts.set(node, attempt);
    retrying(planned, retry, failure);
    states.move(node, "Queued");
    const queue = (): void => {
      this.#delayed.delete(node);
      this.#ready.push(node);
      this.#advance();
    };
    this.#delayed.set(node, setTimeout(queue, retry.delay * 1000));
    return true;
  }

  #cancelWaiting(node: number, reason: string, isSkipped = false): void {
    const { states, groups } = this.#options;
    if (!states.isWaiting(node)) return;
    this.#forgetRetry(node);
    states.move(node, "Canceled", { reason });
    groups.nodeEnded(node, isSkipped ? "Completed" : "Canceled");
  }

  #forgetRetry(node: number): void {
    clearTimeout(this.#delayed.get(node));
    this.#delayed.delete(node);
  }

  #release(node: number): void {
    for (const dependent of this.#dependents.get(node) ?? []) {
      const missing = (this.#missing[dependent] ?? 0) - 1;
      this.#missing[dependent] = missing;
      if (missing === 0) this.#queue(dependent);
    }
  }

  /** The run cannot be recorded, or azml is at fault: stop the running nodes and start no others. */
  #giveUp(): void {
    this.#nextReady = this.#ready.length;
    this.#laterPhases.length = 0;
    for (const node of this.#delayed.keys()) this.#forgetRetry(node);
    this.#options.abort("azml could not go on", runPhases);
  }
}

function needOf({ local }: PlannedNode): Need {
  return { cpus: local.cpus ?? 1, memoryGb: local.memoryGb ?? 0 };
}
