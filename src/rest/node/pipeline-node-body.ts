import type { PipelineNode } from "../../model/pipeline.js";
import type { JsonObject } from "../json-object.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commonNodeBody } from "./common-body.js";

/** A pipeline node in `properties.jobs`: its graph is a component of its own. */
export function pipelineNodeBody(node: PipelineNode, ids: ResolvedIds): JsonObject {
  return commonNodeBody(node, ids);
}
