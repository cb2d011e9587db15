import type { NodeOfJob, NodeReuse, RunEvent, RunFailure, RunStatus } from "../events/run-event.js";
import type { RunPlan } from "./plan/run-plan.js";
import type { RunLog } from "./run-log.js";

/**
 * Where a node may go from where it is.
 *
 * ```text
 *             inputs exist      a slot is free       at work           process ended        outputs are there, recorded
 * NotStarted ─────────────→ Queued ─────────→ Preparing ─────→ Running ─────────→ Finalizing ─────────→ Completed
 *      │                      │                  │  │            │  │                │  │
 *      (a result that is there already is used again: Preparing → Completed; one that failed is tried again: → Queued)
 *      └──── a dependency ────┴───── failed, the job was canceled, a node failed ────┴──│──────────────→ Canceled
 *                                                └───────────────┴───────────────────┴──────────────────→ Failed
 * ```
 */
const next: Readonly<Record<RunStatus, ReadonlySet<RunStatus>>> = {
  NotStarted: new Set<RunStatus>(["Queued", "Canceled"]),
  Queued: new Set<RunStatus>(["Preparing", "Canceled"]),
  Preparing: new Set<RunStatus>(["Running", "Completed", "Queued", "Failed", "Canceled"]),
  Running: new Set<RunStatus>(["Finalizing", "Queued", "Failed", "Canceled"]),
  Finalizing: new Set<RunStatus>(["Completed", "Queued", "Failed", "Canceled"]),
  Completed: new Set<RunStatus>(),
  Failed: new Set<RunStatus>(),
  Canceled: new Set<RunStatus>(),
};

/** What is said with a status. */
export interface StatusDetails {
  readonly failure?: RunFailure;
  readonly reason?: string;
  readonly reuse?: NodeReuse;
  readonly from?: NodeOfJob;
}

/** The statuses of the nodes of one run. Every change is an event; a step that the diagram does not have is a bug. */
export class NodeStates {
  readonly #statuses: RunStatus[];
  readonly #plan: RunPlan;
  readonly #job: string;
  readonly #log: RunLog;

  constructor(plan: RunPlan, job: string, log: RunLog) {
    this.#plan = plan;
    this.#job = job;
    this.#log = log;
    this.#statuses = plan.nodes.map(() => "NotStarted");
  }

  of(node: number): RunStatus {
    return this.#statuses[node] ?? "NotStarted";
  }

  /** Not yet given to a runner, and not ended. */
  isWaiting(node: number): boolean {
    return this.of(node) === "NotStarted" || this.of(node) === "Queued";
  }

  move(node: number, status: RunStatus, details: StatusDetails = {}): void {
    const from = this.of(node);
    const path = this.#plan.nodes[node]?.path ?? "";
    if (!next[from].has(status)) throw new Error(`node "${path}" cannot become ${status} from ${from}`);
    this.#statuses[node] = status;
    this.#log.emit({ type: "node_status", job: this.#job, time: Date.now(), node: path, status, ...details } satisfies RunEvent);
  }
}
