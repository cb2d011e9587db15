import type { Node } from "../../model/pipeline.js";
import type { YamlValue } from "../source/yaml-value.js";
import type { NodeContext } from "./node-scope.js";
import { readAutomlNode } from "./read-automl-node.js";
import { readCommandNode } from "./read-command-node.js";
import { readDataTransferNode } from "./read-data-transfer-node.js";
import { readDoWhileNode } from "./read-do-while-node.js";
import { readIfElseNode } from "./read-if-else-node.js";
import { readParallelForNode } from "./read-parallel-for-node.js";
import { readParallelNode } from "./read-parallel-node.js";
import { readPipelineNode } from "./read-pipeline-node.js";
import { readSparkNode } from "./read-spark-node.js";
import { readSweepNode } from "./read-sweep-node.js";

type NodeReader = (value: YamlValue, context: NodeContext) => Node | undefined;

/** One reader per `type:` of a node. */
export const nodeReaders: { readonly [Kind in Node["kind"]]: NodeReader } = {
  automl: readAutomlNode,
  command: readCommandNode,
  data_transfer: readDataTransferNode,
  do_while: readDoWhileNode,
  if_else: readIfElseNode,
  parallel: readParallelNode,
  parallel_for: readParallelForNode,
  pipeline: readPipelineNode,
  spark: readSparkNode,
  sweep: readSweepNode,
};

/** Node types that Azure ML has and azml cannot read yet. */
export const laterNodeKinds: readonly string[] = ["import"];
