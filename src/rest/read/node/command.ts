import type { CommandNode } from "../../../model/command-node.js";
import { compact } from "../../../util/compact.js";
import { readCommandLimits, readDistribution, readIdentity, readQueueSettings, readResources } from "../part/run-settings.js";
import { readServices } from "../part/services.js";
import type { BodyReader } from "../source/body-reader.js";
import { type NodeContext, readComponentId, readNodeCommon, readNodeCompute } from "./node-common.js";

export function readCommandNode(reader: BodyReader, context: NodeContext): CommandNode | undefined {
  const component = readComponentId(reader);
  const node = {
    ...readNodeCommon(reader, context),
    ...readNodeCompute(reader, context),
    ...compact({
      environmentVariables: reader.map("environment_variables"),
      resources: readResources(reader.get("resources")),
      distribution: readDistribution(reader.get("distribution")),
      limits: readCommandLimits(reader.get("limits")),
      identity: readIdentity(reader.get("identity")),
      services: readServices(reader.get("services")),
      queueSettings: readQueueSettings(reader.get("queue_settings")),
    }),
    ...reader.extra(),
  };
  return component && { kind: "command", component, ...node };
}
