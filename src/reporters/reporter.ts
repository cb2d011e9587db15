import type { RunEvent } from "../events/run-event.js";
import type { JobRecord } from "../workspace/job-record.js";

/** Shows a job to somebody: gets each of its events, in order, and at the end the job as it has become. */
export interface Reporter {
  handle(event: RunEvent): void;
  /** Says something of azml's own in the midst of a drawing; reporters that do not draw leave it to stderr. */
  say?(text: string): void;
  /** Nothing comes after it. What was drawn is final when it returns. `next`: a line for people that says how to go on. */
  end(record: JobRecord, next?: string): void;
}

/** Where a reporter writes: `process.stdout`, or anything else with a `write`. */
interface ReporterOutput {
  write(text: string): unknown;
  /** Of a terminal. */
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

export interface ReporterOptions {
  readonly output: ReporterOutput;
  /** Default: false. */
  readonly colors?: boolean;
  /** Paths inside this folder are shown relative to it. Default: the process's current folder. */
  readonly cwd?: string;
}
