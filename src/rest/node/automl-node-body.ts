import { pythonDict } from "../../hash/python-repr.js";
import type { AutomlNode } from "../../model/automl-node.js";
import { literalText } from "../../model/literal-text.js";
import { bindingText, type InputValue } from "../../model/value.js";
import { taskBody } from "../automl/task-body.js";
import { defined, type JsonObject, mapValues, unknownKeys } from "../json-object.js";
import { queueSettingsAsWritten, resourcesBody } from "../part/run-settings.js";
import { computeId, type ResolvedIds } from "../resolved-ids.js";
import { nodeOutputBody } from "./node-io.js";

/** An AutoML node in `properties.jobs`: the task in YAML's spelling beside the node's own keys. Tags, properties and outputs are there even when empty. */
export function automlNodeBody(node: AutomlNode, ids: ResolvedIds): JsonObject {
  const { compute, identity, resources, queueSettings } = node;
  return defined({
    ...unknownKeys(node.extra),
    name: node.name,
    type: "automl",
    display_name: node.displayName,
    description: node.description,
    experiment_name: node.experimentName,
    tags: node.tags ?? {},
    properties: node.properties ?? {},
    // azure-ai-ml sends it under this key, prefix included.
    compute: compute === undefined ? undefined : compute.includes("${{") ? compute : `azureml:${computeId(compute, ids.workspace)}`,
    identity:
      identity &&
      defined({ type: identity.type, client_id: identity.clientId, object_id: identity.objectId, msi_resource_id: identity.msiResourceId }),
    environment_variables: node.environmentVariables,
    resources: resources && { properties: {}, ...resourcesBody(resources) },
    queue_settings: queueSettings && queueSettingsAsWritten(queueSettings),
    ...mapValues(node.inputs, (value) => dataText(value, ids)),
    outputs: mapValues(node.outputs, (setting) => nodeOutputBody(setting, undefined)),
    ...taskBody(node.automl),
  });
}

/** A table is named by a binding. What lies elsewhere goes out as azure-ai-ml has it: the input as Python prints it. */
function dataText(value: InputValue, ids: ResolvedIds): string {
  switch (value.kind) {
    case "binding":
      return value.text ?? bindingText(value.binding);
    case "text":
      return value.text;
    case "literal":
      return value.text ?? literalText(value.value);
    case "asset": {
      const { type, mode } = value.asset;
      return pythonDict({ type, path: ids.asset(value.asset), ...(mode === undefined ? {} : { mode }) });
    }
  }
}
