import type { ControlFlowCommon } from "./control-flow-common.js";

/** Largest number of rounds that azure-ai-ml lets a loop have. */
export const mostIterations = 1000;

/** Runs a node of its pipeline again and again. Later nodes read the last round's outputs from the body. */
export interface DoWhileNode extends ControlFlowCommon {
  readonly kind: "do_while";
  /** Name of the node that is repeated. */
  readonly body: string;
  /** Output of the body that says whether to go on; absent, there are `maxIterationCount` rounds. */
  readonly condition?: string;
  /** Output of the body → inputs of the body that it becomes in the next round. */
  readonly mapping: Readonly<Record<string, readonly string[]>>;
  /** 0 to 1000. */
  readonly maxIterationCount?: number;
}
