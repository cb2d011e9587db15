import type { GraphNode } from "../../../src/picture/job-graph.js";
import type { NodeRecord } from "../../../src/workspace/job-record.js";
import type { LiveJob } from "../data/use-job.js";

/** What parts of a panel are made of. */
export interface NodeParts {
  readonly job: LiveJob;
  readonly path: string;
  /** What it was made to be; unknown of a job whose definition was not kept. */
  readonly node: GraphNode | undefined;
  /** What it came to; absent of inputs and outputs of the job. */
  readonly record: NodeRecord | undefined;
}
