import { byName } from "../util/by-name.js";
import { shownLine } from "./shown-line.js";
import { inTreeOrder } from "../events/tree-order.js";
import type { NodeListing, NodePath, RunEvent, RunStatus } from "../events/run-event.js";

/** A node as the live tree knows it. */
export interface NodeView {
  readonly path: NodePath;
  readonly name: string;
  /** 0 for nodes of the job's own pipeline. */
  readonly depth: number;
  readonly isPipeline: boolean;
  status: RunStatus;
  startedAt: number | undefined;
  endedAt: number | undefined;
  lastLine: string;
  /** `try 2 of 3`; empty for the first. */
  attempt: string;
  /** Why it ended like that; empty when there is nothing to be said. */
  reason: string;
  /** Of a trial: what its sweep has picked. */
  readonly hyperparameters: NodeListing["hyperparameters"];
  /** Newest value of each metric. */
  readonly metrics: Record<string, number>;
}

/** A job as its events have made it so far. */
export class RunView {
  readonly nodes: NodeView[] = [];
  readonly #byPath = new Map<NodePath, NodeView>();
  job = "";
  displayName = "";
  status: RunStatus = "NotStarted";
  createdAt = 0;

  /** Takes an event in. */
  handle(event: RunEvent): void {
    switch (event.type) {
      case "job_created":
        this.job = event.job;
        this.displayName = shownLine(event.displayName);
        this.createdAt = event.time;
        for (const listed of event.nodes) this.#add(listed);
        return;
      case "nodes_added":
        for (const listed of event.nodes) this.#add(listed);
        this.nodes.splice(0, this.nodes.length, ...inTreeOrder(this.nodes));
        return;
      case "job_status":
        this.status = event.status;
        return;
      case "node_status":
        return this.#status(event);
      case "node_retry": {
        const node = this.#byPath.get(event.node);
        if (node) node.attempt = `try ${event.attempt} of ${event.attempts}`;
        return;
      }
      case "node_log": {
        const node = this.#byPath.get(event.node);
        if (node && event.line.trim() !== "") node.lastLine = event.line;
        return;
      }
      case "node_metric": {
        const node = this.#byPath.get(event.node);
        if (node) node.metrics[event.key] = event.value;
        return;
      }
      case "node_param":
      case "node_tag":
      case "node_artifact":
      case "node_output":
      case "job_output":
      case "warning":
        return;
    }
  }

  #add({ path, kind, hyperparameters }: NodeListing): void {
    const parts = path.split("/");
    const node: NodeView = {
      path,
      name: shownLine(parts.at(-1) ?? path),
      depth: parts.length - 1,
      isPipeline: kind === "pipeline",
      status: "NotStarted",
      startedAt: undefined,
      endedAt: undefined,
      lastLine: "",
      attempt: "",
      reason: "",
      hyperparameters,
      metrics: byName<number>(),
    };
    this.nodes.push(node);
    this.#byPath.set(path, node);
  }

  #status({ node: path, status, time, reason = "" }: Extract<RunEvent, { readonly type: "node_status" }>): void {
    const node = this.#byPath.get(path);
    if (!node) return;
    node.status = status;
    node.reason = reason;
    if (isWorking(status)) node.startedAt ??= time;
    else if (status !== "Queued") node.endedAt = time;
  }
}

export function isWorking(status: RunStatus): boolean {
  return status === "Preparing" || status === "Running" || status === "Finalizing";
}
