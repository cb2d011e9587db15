import type { SweepNode } from "../../model/pipeline.js";
import { filled, type JsonObject } from "../json-object.js";
import { queueSettingsAsWritten, resourcesAsWritten } from "../part/run-settings.js";
import { searchSpaceBody } from "../part/search-space.js";
import { earlyTerminationBody, objectiveBody, samplingBody, sweepLimitsBody } from "../part/sweep-settings.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commonNodeBody } from "./common-body.js";

/** A sweep node in `properties.jobs`. Its component is its trial; most settings are in YAML's form, and an identity is not sent. */
export function sweepNodeBody(node: SweepNode, ids: ResolvedIds): JsonObject {
  const { componentId, ...common } = commonNodeBody(node, ids);
  const { limits, earlyTermination, queueSettings, resources } = node;
  return filled({
    ...common,
    trial: { componentId: componentId ?? null },
    search_space: searchSpaceBody(node.searchSpace),
    sampling_algorithm: node.samplingAlgorithm === undefined ? undefined : samplingBody(node.samplingAlgorithm),
    objective: objectiveBody(node.objective),
    limits: limits === undefined ? undefined : sweepLimitsBody(limits),
    early_termination: earlyTermination === undefined ? undefined : earlyTerminationBody(earlyTermination),
    queue_settings: queueSettings === undefined ? undefined : queueSettingsAsWritten(queueSettings),
    resources: resources === undefined ? undefined : resourcesAsWritten(resources),
  });
}
