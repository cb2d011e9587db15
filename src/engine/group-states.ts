import type { RunEvent, RunStatus } from "../events/run-event.js";
import { recordOf } from "./node-output.js";
import type { NodeResults } from "./node-results.js";
import type { PlannedGroup, RunPlan } from "./plan/run-plan.js";
import type { RunLog } from "./run-log.js";

interface GroupState {
  readonly group: PlannedGroup;
  /** Members that have not ended. */
  left: number;
  isRunning: boolean;
  hasFailed: boolean;
  hasCanceled: boolean;
}

type EndStatus = Extract<RunStatus, "Completed" | "Failed" | "Canceled">;

/**
 * Statuses of the pipelines of a run, which follow from their members':
 * Running with the first that starts; Failed, Canceled or Completed with the last that ends, the worst of them deciding.
 */
export class GroupStates {
  readonly #groups: readonly GroupState[];
  readonly #plan: RunPlan;
  readonly #results: NodeResults;
  readonly #job: string;
  readonly #log: RunLog;

  constructor(plan: RunPlan, results: NodeResults, job: string, log: RunLog) {
    this.#plan = plan;
    this.#results = results;
    this.#job = job;
    this.#log = log;
    this.#groups = plan.groups.map((group) => ({
      group,
      left: group.members,
      isRunning: false,
      hasFailed: false,
      hasCanceled: false,
    }));
  }

  /** Ends the nested pipelines that have no members. Inner ones come after outer ones in the plan, so an end travels outwards. */
  endEmpty(): void {
    for (const state of this.#groups) if (state.group.members === 0) this.#end(state);
  }

  nodeStarted(node: number): void {
    for (let state = this.#around(node); state && !state.isRunning; state = this.#parent(state)) {
      state.isRunning = true;
      this.#emit(state, "Running");
    }
  }

  nodeEnded(node: number, status: EndStatus): void {
    const state = this.#around(node);
    if (state) this.#memberEnded(state, status);
  }

  #memberEnded(state: GroupState, status: EndStatus): void {
    state.left--;
    state.hasFailed ||= status === "Failed";
    state.hasCanceled ||= status === "Canceled";
    if (state.left === 0) this.#end(state);
  }

  #end(state: GroupState): void {
    const { group } = state;
    // The job's own outputs and status come from the run itself.
    if (group.parent === undefined) return;
    const status = state.hasFailed ? "Failed" : state.hasCanceled ? "Canceled" : "Completed";
    for (const [output, from] of group.outputs) {
      const record = this.#results.find(from);
      if (!record) continue;
      this.#log.emit({ type: "node_output", job: this.#job, time: Date.now(), node: group.path, output, ...recordOf(record) });
    }
    this.#emit(state, status);
    const parent = this.#parent(state);
    if (parent) this.#memberEnded(parent, status);
  }

  #emit({ group }: GroupState, status: RunStatus): void {
    if (group.parent === undefined) return;
    this.#log.emit({ type: "node_status", job: this.#job, time: Date.now(), node: group.path, status } satisfies RunEvent);
  }

  #around(node: number): GroupState | undefined {
    return this.#groups[this.#plan.nodes[node]?.group ?? 0];
  }

  #parent({ group }: GroupState): GroupState | undefined {
    return group.parent === undefined ? undefined : this.#groups[group.parent];
  }
}
