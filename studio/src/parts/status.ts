import { hasEarlierResult } from "../../../src/events/earlier-result.js";
import type { RunStatus } from "../../../src/events/run-event.js";
import type { NodeRecord } from "../../../src/workspace/job-record.js";

/** What people are told of a node's state: its status, or that its result was there already. */
export type ShownStatus = RunStatus | "Reused";

export function shownStatus(node: Pick<NodeRecord, "status" | "reason">): ShownStatus {
  return hasEarlierResult(node) ? "Reused" : node.status;
}

/** A word of CSS for a colour: `var(--completed)`. */
export function statusColor(status: ShownStatus): string {
  return `var(--${status.toLowerCase()})`;
}

export function isAtWork(status: ShownStatus): boolean {
  return status === "Preparing" || status === "Running" || status === "Finalizing";
}
