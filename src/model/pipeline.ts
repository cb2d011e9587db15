import type { AutomlComponent } from "./automl-component.js";
import type { AutomlNode } from "./automl-node.js";
import type { CommandComponent } from "./command-component.js";
import type { CommandNode } from "./command-node.js";
import type { ComponentCommon } from "./component-common.js";
import type { ComponentReference } from "./component-reference.js";
import type { DataTransferComponent } from "./data-transfer-component.js";
import type { DataTransferNode } from "./data-transfer-node.js";
import type { DoWhileNode } from "./do-while-node.js";
import type { IfElseNode } from "./if-else-node.js";
import type { NodeCommon } from "./node-common.js";
import type { ParallelComponent } from "./parallel-component.js";
import type { ParallelForNode } from "./parallel-for-node.js";
import type { ParallelNode } from "./parallel-node.js";
import type { SparkComponent } from "./spark-component.js";
import type { SparkNode } from "./spark-node.js";
import type { SweepOf } from "./sweep-node.js";

/** Every kind of component. A new kind is one new file here, one in each printer and one in the engine. */
export type Component = AutomlComponent | CommandComponent | DataTransferComponent | ParallelComponent | PipelineComponent | SparkComponent;

/** What a node can use: of AutoML's components none does. */
export type UsableComponent = Exclude<Component, AutomlComponent>;

/** Every kind of pipeline node. A new kind is one new file here, one in each printer and one in the engine. */
export type Node =
  | AutomlNode
  | CommandNode
  | DataTransferNode
  | DoWhileNode
  | IfElseNode
  | ParallelForNode
  | ParallelNode
  | PipelineNode
  | SparkNode
  | SweepNode;

/** A node that is a use of a component; AutoML has none, and the others steer nodes beside them. */
export type ComponentNode = Exclude<Node, AutomlNode | DoWhileNode | IfElseNode | ParallelForNode>;

/** A graph of nodes with ports. Its outputs are those that nodes' outputs are bound to. */
export interface PipelineComponent extends ComponentCommon {
  readonly kind: "pipeline";
  /** In creation order. The key is the node's name. */
  readonly jobs: Readonly<Record<string, Node>>;
  /** ARM id of the job whose nodes these are, where the component was made of one. */
  readonly sourceJobId?: string;
}

/** One use of a pipeline inside another. It stands here because nodes, components and pipelines are made of each other. */
export interface PipelineNode extends NodeCommon {
  readonly kind: "pipeline";
  readonly component: PipelineComponent | ComponentReference;
}

/** Trials of a command or, on this machine, of a pipeline. It stands here for the same reason. */
export type SweepNode = SweepOf<CommandComponent | PipelineComponent | ComponentReference>;
