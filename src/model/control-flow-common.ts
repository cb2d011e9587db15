import type { NodeCommon } from "./node-common.js";

/** What control flow nodes have. They steer other nodes of their pipeline and have no component, no inputs and no settings of a run. */
export interface ControlFlowCommon extends NodeCommon {
  readonly component?: never;
  readonly compute?: never;
}
