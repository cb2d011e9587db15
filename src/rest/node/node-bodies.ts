import type { Node } from "../../model/pipeline.js";
import { unreachable } from "../../util/unreachable.js";
import type { JsonObject } from "../json-object.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commandNodeBody } from "./command-node-body.js";
import { pipelineNodeBody } from "./pipeline-node-body.js";

/** A node of any kind, as it stands in `properties.jobs`. */
export function nodeBody(node: Node, ids: ResolvedIds): JsonObject {
  switch (node.kind) {
    case "command":
      return commandNodeBody(node, ids);
    case "pipeline":
      return pipelineNodeBody(node, ids);
    default:
      return unreachable(node);
  }
}
