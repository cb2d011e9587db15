import type { NodeOutput } from "../node-output.js";

/** What a steering node has come to. */
export interface Steered {
  readonly outputs: ReadonlyMap<string, NodeOutput>;
  /** What people are told beside its status. */
  readonly reason?: string;
}
