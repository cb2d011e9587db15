import { compact } from "../util/compact.js";
import type { OutputRecord } from "../workspace/job-record.js";

/** An output of a node, as the other nodes of the run have it. */
export interface NodeOutput extends OutputRecord {
  /**
   * Where they read it, when not at `path`: a place in a datastore may be written again while the run goes on, by another trial or round, and
   * each is to get what was made for it.
   */
  readonly readAt?: string;
}

/** Text that a consumer gets: a path, or the text of a control output. */
export function textOfOutput({ value, readAt, path }: NodeOutput): string {
  return value ?? readAt ?? path ?? "";
}

/** What is told and kept of it. */
export function recordOf({ path, value, asset }: NodeOutput): OutputRecord {
  return compact({ path, value, asset });
}
