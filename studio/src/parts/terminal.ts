import type { RunStatus } from "../../../src/events/run-event.js";

/** Statuses that last. */
export const terminalStatuses: ReadonlySet<RunStatus> = new Set<RunStatus>(["Completed", "Failed", "Canceled"]);
