import type { CommandComponent } from "./command-component.js";
import type { CommandNode } from "./command-node.js";
import type { ComponentCommon } from "./component-common.js";
import type { ComponentReference } from "./component-reference.js";
import type { NodeCommon } from "./node-common.js";

/** Every kind of component. A new kind is one new file here, one in each printer and one in the engine. */
export type Component = CommandComponent | PipelineComponent;

/** Every kind of pipeline node. A new kind is one new file here, one in each printer and one in the engine. */
export type Node = CommandNode | PipelineNode;

/** A graph of nodes with ports. Its outputs are those that nodes' outputs are bound to. */
export interface PipelineComponent extends ComponentCommon {
  readonly kind: "pipeline";
  /** In creation order. The key is the node's name. */
  readonly jobs: Readonly<Record<string, Node>>;
}

/** One use of a pipeline inside another. It stands here because nodes, components and pipelines are made of each other. */
export interface PipelineNode extends NodeCommon {
  readonly kind: "pipeline";
  readonly component: PipelineComponent | ComponentReference;
}
