import type { RunStatus } from "../../events/run-event.js";

const statuses: Readonly<Record<string, RunStatus>> = {
  NotStarted: "NotStarted",
  Scheduled: "NotStarted",
  Unapproved: "NotStarted",
  Queued: "Queued",
  Paused: "Queued",
  Starting: "Preparing",
  Provisioning: "Preparing",
  Preparing: "Preparing",
  Running: "Running",
  CancelRequested: "Running",
  Finalizing: "Finalizing",
  Completed: "Completed",
  Failed: "Failed",
  NotResponding: "Failed",
  Canceled: "Canceled",
};

/** Azure's status of a job or node as one of ours; what is not known is taken for running. */
export function runStatus(status: unknown): RunStatus {
  return statuses[String(status)] ?? "Running";
}
