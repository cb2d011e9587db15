import type { ControlFlowCommon } from "./control-flow-common.js";

/** Runs one of two blocks of nodes. One of them may be missing; both hold nodes of the same pipeline. */
export interface IfElseNode extends ControlFlowCommon {
  readonly kind: "if_else";
  /** A control output, as its binding's text, or a fixed value. */
  readonly condition?: boolean | string;
  /** Bindings of nodes, `${{parent.jobs.<node>}}`. */
  readonly trueBlock?: readonly string[];
  /** Bindings of nodes, `${{parent.jobs.<node>}}`. */
  readonly falseBlock?: readonly string[];
}
