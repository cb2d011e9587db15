import type { OutputRecord } from "../../workspace/job-record.js";

/** What a steering node has come to. */
export interface Steered {
  readonly outputs: ReadonlyMap<string, OutputRecord>;
  /** What people are told beside its status. */
  readonly reason?: string;
}
