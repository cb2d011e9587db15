import type { Node } from "../../model/pipeline.js";
import type { YamlValue } from "../source/yaml-value.js";
import type { NodeContext } from "./node-scope.js";
import { readCommandNode } from "./read-command-node.js";
import { readPipelineNode } from "./read-pipeline-node.js";

type NodeReader = (value: YamlValue, context: NodeContext) => Node | undefined;

/** One reader per `type:` of a node. */
export const nodeReaders: { readonly [Kind in Node["kind"]]: NodeReader } = {
  command: readCommandNode,
  pipeline: readPipelineNode,
};

/** Node types that Azure ML has and azml cannot read yet. */
export const laterNodeKinds: readonly string[] = [
  "automl",
  "data_transfer",
  "do_while",
  "if_else",
  "import",
  "parallel",
  "parallel_for",
  "spark",
  "sweep",
];
