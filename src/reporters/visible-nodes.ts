import type { RunStatus } from "../events/run-event.js";
import { isWorking, type NodeView } from "./run-view.js";

export interface VisibleNodes {
  /** In the job's order. */
  readonly nodes: readonly NodeView[];
  /** Nodes left out, by status. */
  readonly hidden: ReadonlyMap<RunStatus, number>;
}

/** The nodes to draw when there is room for `rows`: all when they fit; else failed, running, what comes next, what ended last. */
export function visibleNodes(nodes: readonly NodeView[], rows: number): VisibleNodes {
  if (nodes.length <= rows) return { nodes, hidden: new Map() };
  const chosen = new Set<NodeView>();
  const take = (candidates: Iterable<NodeView>): void => {
    for (const node of candidates) {
      if (chosen.size >= rows) return;
      chosen.add(node);
    }
  };
  // Failures are the first to be seen, but not all that is to be seen.
  const failed = nodes.filter((node) => node.status === "Failed");
  take(failed.slice(0, Math.ceil(rows / 2)));
  take(nodes.filter((node) => isWorking(node.status)));
  // Some room for what comes next, the rest for what ended last.
  const next = nodes.filter((node) => node.status === "Queued" || node.status === "NotStarted");
  take(next.slice(0, Math.ceil((rows - chosen.size) / 2)));
  take(nodes.filter((node) => node.endedAt !== undefined).sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)));
  take(next);
  const hidden = new Map<RunStatus, number>();
  for (const node of nodes) if (!chosen.has(node)) hidden.set(node.status, (hidden.get(node.status) ?? 0) + 1);
  return { nodes: nodes.filter((node) => chosen.has(node)), hidden };
}
