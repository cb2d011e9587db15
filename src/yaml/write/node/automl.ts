import type { AutomlNode } from "../../../model/automl-node.js";
import { writeAutomlTask } from "../automl/task.js";
import { writeCompute, writeIdentity, writeQueueSettings, writeResources } from "../part/run-settings.js";
import { mapEntries, nonEmpty, writeInputValue, writeOutputSetting } from "../values.js";
import type { Writable } from "../yaml-text.js";

export function writeAutomlNode(node: AutomlNode, folder: string): Writable {
  const { compute, identity, resources, queueSettings } = node;
  return {
    type: "automl",
    display_name: node.displayName,
    description: node.description,
    experiment_name: node.experimentName,
    tags: node.tags,
    properties: node.properties,
    compute: compute === undefined ? undefined : writeCompute(compute),
    identity: identity && writeIdentity(identity),
    environment_variables: node.environmentVariables,
    resources: resources && writeResources(resources),
    queue_settings: queueSettings && writeQueueSettings(queueSettings),
    ...writeAutomlTask(node.automl),
    ...mapEntries(node.inputs, (value) => writeInputValue(value, folder)),
    outputs: nonEmpty(mapEntries(node.outputs, writeOutputSetting)),
  };
}
