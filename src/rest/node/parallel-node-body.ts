import { pythonJson } from "../../hash/python-json.js";
import type { ParallelNode } from "../../model/parallel-node.js";
import { filled, type JsonObject } from "../json-object.js";
import { retrySettingsBody, taskBody } from "../part/parallel-settings.js";
import { nodeIdentityBody, nodeVariablesBody, resourcesBody } from "../part/run-settings.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commonNodeBody } from "./common-body.js";

/**
 * A parallel node in `properties.jobs`. It repeats what its component says and it does not, but for the level of logging and the number of
 * items that may fail. Where the component is known, azure-ai-ml takes a 0 of the node's for nothing said.
 */
export function parallelNodeBody(node: ParallelNode, ids: ResolvedIds): JsonObject {
  const own = node.component.kind === "reference" ? undefined : node.component;
  const task = node.task ?? own?.task;
  const resources = node.resources ?? own?.resources;
  const retrySettings = node.retrySettings ?? own?.retrySettings;
  const keys = own === undefined || node.partitionKeys?.length ? node.partitionKeys : own.partitionKeys;
  return filled({
    ...commonNodeBody(node, ids),
    task: task === undefined ? undefined : taskBody(task, ids),
    input_data: own === undefined ? node.inputData : node.inputData || own.inputData,
    mini_batch_size: own === undefined ? node.miniBatchSize : node.miniBatchSize || (own.miniBatchSize ?? 0),
    partition_keys: keys === undefined ? undefined : pythonJson(keys),
    retry_settings: retrySettings === undefined ? undefined : retrySettingsBody(retrySettings),
    logging_level: node.loggingLevel,
    max_concurrency_per_instance:
      own === undefined ? node.maxConcurrencyPerInstance : node.maxConcurrencyPerInstance || own.maxConcurrencyPerInstance,
    error_threshold: node.errorThreshold,
    mini_batch_error_threshold:
      own === undefined ? node.miniBatchErrorThreshold : node.miniBatchErrorThreshold || own.miniBatchErrorThreshold,
    resources: resources === undefined ? undefined : resourcesBody(resources),
    environment_variables: nodeVariablesBody(node.environmentVariables),
    identity: node.identity === undefined ? undefined : nodeIdentityBody(node.identity),
  });
}
