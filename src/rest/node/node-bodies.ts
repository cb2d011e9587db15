import type { Node } from "../../model/pipeline.js";
import { unreachable } from "../../util/unreachable.js";
import type { JsonObject } from "../json-object.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { automlNodeBody } from "./automl-node-body.js";
import { commandNodeBody } from "./command-node-body.js";
import { dataTransferNodeBody } from "./data-transfer-node-body.js";
import { doWhileNodeBody } from "./do-while-node-body.js";
import { ifElseNodeBody } from "./if-else-node-body.js";
import { parallelForNodeBody } from "./parallel-for-node-body.js";
import { parallelNodeBody } from "./parallel-node-body.js";
import { pipelineNodeBody } from "./pipeline-node-body.js";
import { sparkNodeBody } from "./spark-node-body.js";
import { sweepNodeBody } from "./sweep-node-body.js";

/** A node of any kind, as it stands in `properties.jobs` beside its `siblings`. */
export function nodeBody(node: Node, ids: ResolvedIds, siblings: Readonly<Record<string, Node>>): JsonObject {
  switch (node.kind) {
    case "automl":
      return automlNodeBody(node, ids);
    case "command":
      return commandNodeBody(node, ids);
    case "data_transfer":
      return dataTransferNodeBody(node, ids);
    case "do_while":
      return doWhileNodeBody(node);
    case "if_else":
      return ifElseNodeBody(node);
    case "parallel":
      return parallelNodeBody(node, ids);
    case "parallel_for":
      return parallelForNodeBody(node, ids, siblings[node.body]);
    case "pipeline":
      return pipelineNodeBody(node, ids);
    case "spark":
      return sparkNodeBody(node, ids);
    case "sweep":
      return sweepNodeBody(node, ids);
    default:
      return unreachable(node);
  }
}
