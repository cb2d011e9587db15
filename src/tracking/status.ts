import type { RunStatus } from "../events/run-event.js";
import { invalid } from "./mlflow-error.js";

const toMlflow: Readonly<Record<RunStatus, string>> = {
  NotStarted: "SCHEDULED",
  Queued: "SCHEDULED",
  Preparing: "RUNNING",
  Running: "RUNNING",
  Finalizing: "RUNNING",
  Completed: "FINISHED",
  Failed: "FAILED",
  Canceled: "KILLED",
};

const fromMlflow: Readonly<Record<string, RunStatus>> = {
  SCHEDULED: "Queued",
  RUNNING: "Running",
  FINISHED: "Completed",
  FAILED: "Failed",
  KILLED: "Canceled",
};

/** A status as MLflow spells it. */
export function mlflowStatus(status: RunStatus): string {
  return toMlflow[status];
}

/** @throws MlflowError when MLflow has no such status. */
export function statusOf(text: string): RunStatus {
  const status = fromMlflow[text];
  if (status === undefined) throw invalid(`Invalid value "${text}" for parameter 'status' supplied.`);
  return status;
}
