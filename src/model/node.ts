import type { CommandNode } from "./command-node.js";
import type { PipelineNode } from "./pipeline-node.js";

/** Every kind of pipeline node. A new kind is one new file here and one in each printer, check and runner. */
export type Node = CommandNode | PipelineNode;
