import type { AutomlNode } from "../../../model/automl-node.js";
import { automlDataNames } from "../../../model/automl-task.js";
import { compact } from "../../../util/compact.js";
import { readNodeTask } from "../automl/node-task.js";
import { ownName } from "../part/compute.js";
import { inputOfText } from "../part/input-value.js";
import { readOutputs } from "../part/output-setting.js";
import { readIdentity, readQueueSettings, readResources } from "../part/run-settings.js";
import type { BodyReader } from "../source/body-reader.js";
import { type NodeContext, readNodeHead } from "./node-common.js";

/** An AutoML node: its task stands flat beside its own keys. It has no `_source`. */
export function readAutomlNode(reader: BodyReader, { name, workspace }: NodeContext): AutomlNode | undefined {
  readNodeHead(reader, name);
  const compute = reader.string("compute")?.replace(/^azureml:/, "");
  const inputs = automlDataNames.flatMap((port) => {
    const text = reader.string(port);
    return text === undefined ? [] : [[port, inputOfText(text)] as const];
  });
  const automl = readNodeTask(reader);
  const common = {
    name,
    ...compact({
      displayName: reader.string("display_name"),
      description: reader.string("description"),
      experimentName: reader.string("experiment_name"),
      tags: reader.strings("tags"),
      properties: reader.strings("properties"),
      compute: compute === undefined ? undefined : ownName(compute, "computes", workspace),
      identity: readIdentity(reader.get("identity")),
      environmentVariables: reader.map("environment_variables"),
      resources: readResources(reader.get("resources")),
      queueSettings: readQueueSettings(reader.get("queue_settings")),
    }),
    inputs: Object.fromEntries(inputs),
    outputs: readOutputs(reader.get("outputs")),
    source: "YAML.JOB" as const,
    ...reader.extra(),
  };
  return automl && { kind: "automl", ...common, automl };
}
