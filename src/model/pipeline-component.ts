import type { ComponentCommon } from "./component-common.js";
import type { Node } from "./node.js";

/** A graph of nodes with ports. Its outputs are those that nodes' outputs are bound to. */
export interface PipelineComponent extends ComponentCommon {
  readonly kind: "pipeline";
  /** In creation order. The key is the node's name. */
  readonly jobs: Readonly<Record<string, Node>>;
}
