import { hasEarlierResult } from "../../events/earlier-result.js";
import type { RunStatus } from "../../events/run-event.js";
import type { CardState } from "../../picture/format/svg.js";
import type { NodeRecord } from "../../workspace/job-record.js";

const green = "#2da44e";
const blue = "#218bff";
const grey = "#8c959f";

const states: Readonly<Record<RunStatus, CardState>> = {
  NotStarted: { text: "not started", color: "#c3cad6" },
  Queued: { text: "queued", color: "#c3cad6" },
  Preparing: { text: "preparing", color: blue },
  Running: { text: "running", color: blue },
  Finalizing: { text: "finalizing", color: blue },
  Completed: { text: "completed", color: green },
  Failed: { text: "failed", color: "#e5484d" },
  Canceled: { text: "canceled", color: grey },
};
const reused: CardState = { text: "reused", color: "#8fbf9f" };

/** What a node has come to, as a word and a colour. One whose result an earlier job has left did not run. */
export function cardState(node: Pick<NodeRecord, "status" | "reason">): CardState {
  return hasEarlierResult(node) ? reused : states[node.status];
}
