import type { PipelineComponent } from "../../model/pipeline.js";
import { filled, type JsonObject, mapValues } from "../json-object.js";
import { nodeBody } from "../node/node-bodies.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commonSpec } from "./common-spec.js";

/** `componentSpec` of a pipeline component. Its nodes are printed as in a job. */
export function pipelineComponentSpec(component: PipelineComponent, ids: ResolvedIds): JsonObject {
  const jobs = mapValues(component.jobs, (node) => nodeBody(node, ids, component.jobs));
  return { ...filled({ ...commonSpec(component), type: "pipeline" }), jobs, sourceJobId: component.sourceJobId ?? null };
}
