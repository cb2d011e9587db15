import type { ParallelComponent } from "../../model/parallel-component.js";
import { filled, type JsonObject } from "../json-object.js";
import { retrySettingsBody, taskBody } from "../part/parallel-settings.js";
import { resourcesSpec } from "../part/run-settings.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commonSpec } from "./common-spec.js";

/** `componentSpec` of a parallel component, as it is hashed. The size of a mini-batch is a text, and `0` when nothing is said. */
export function parallelComponentSpec(component: ParallelComponent, ids: ResolvedIds): JsonObject {
  const { task, resources, retrySettings } = component;
  return filled({
    ...commonSpec(component),
    type: "parallel",
    is_deterministic: component.isDeterministic,
    resources: resources === undefined ? undefined : resourcesSpec(resources),
    logging_level: component.loggingLevel,
    task: task === undefined ? undefined : taskBody(task, ids),
    mini_batch_size: String(component.miniBatchSize ?? 0),
    partition_keys: component.partitionKeys,
    input_data: component.inputData,
    retry_settings: retrySettings === undefined ? undefined : retrySettingsBody(retrySettings),
    max_concurrency_per_instance: component.maxConcurrencyPerInstance,
    error_threshold: component.errorThreshold,
    mini_batch_error_threshold: component.miniBatchErrorThreshold,
  });
}
