import type { NodePath } from "../events/run-event.js";
import type { RunLog } from "./run-log.js";

/** Environment variables; one that is undefined is kept from the process. */
export type TrackingVariables = Readonly<Record<string, string | undefined>>;

/** Lets the processes of a run's nodes log by MLflow. The workspace that runs the job gives it. */
export interface Tracking {
  /**
   * Has the processes that `work` starts log as the node: `work` gets the variables for them. What they log is in `log` before they hear that it
   * was taken, and what they have left open is closed when `work` has ended.
   */
  during<T>(node: NodePath, log: RunLog, work: (variables: TrackingVariables) => Promise<T>): Promise<T>;
  /** No node works any more; the job's end comes after it. */
  close(): Promise<void>;
}
