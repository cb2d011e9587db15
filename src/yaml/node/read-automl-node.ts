import type { AutomlNode } from "../../model/automl-node.js";
import { compact } from "../../util/compact.js";
import { readAutomlData } from "../automl/read-automl-data.js";
import { readAutomlTask } from "../automl/read-automl-task.js";
import { readOutputSettings } from "../part/read-output-settings.js";
import { readCompute, readEnvironmentVariables, readIdentity, readQueueSettings, readResources } from "../part/read-run-settings.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import type { NodeContext } from "./node-scope.js";

/** `type: automl`. */
export function readAutomlNode(value: YamlValue, context: NodeContext): AutomlNode | undefined {
  const reader = new MapReader(value, "an AutoML node");
  for (const key of ["type", "name", "$schema", "id", "creation_context", "status", "log_files", "environment_id", "services"])
    reader.get(key);
  const automl = readAutomlTask(reader);
  if (automl === undefined) return undefined;
  const node: AutomlNode = {
    kind: "automl",
    name: context.name,
    ...compact({
      displayName: reader.string("display_name"),
      description: reader.string("description"),
      experimentName: reader.string("experiment_name"),
      tags: reader.strings("tags"),
      properties: reader.strings("properties"),
      compute: readCompute(reader),
      identity: readIdentity(reader.get("identity")),
      environmentVariables: readEnvironmentVariables(reader),
      resources: readResources(reader.get("resources"), "node"),
      queueSettings: readQueueSettings(reader.get("queue_settings")),
    }),
    inputs: readAutomlData(reader, automl.task),
    outputs: readOutputSettings(reader.get("outputs"), "node"),
    automl,
    source: "YAML.JOB",
    location: value.keyLocation,
  };
  reader.close();
  return node;
}
