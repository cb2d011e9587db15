import type { CommandNode } from "../../../model/command-node.js";
import { writeDistribution, writeIdentity, writeLimits, writeQueueSettings, writeResources, writeServices } from "../part/run-settings.js";
import type { WritableMap } from "../yaml-text.js";

export function writeCommandNode(node: CommandNode): WritableMap {
  return {
    environment_variables: node.environmentVariables,
    resources: node.resources === undefined ? undefined : writeResources(node.resources),
    distribution: node.distribution === undefined ? undefined : writeDistribution(node.distribution),
    limits: node.limits === undefined ? undefined : writeLimits(node.limits),
    identity: node.identity === undefined ? undefined : writeIdentity(node.identity),
    services: node.services === undefined ? undefined : writeServices(node.services),
    queue_settings: node.queueSettings === undefined ? undefined : writeQueueSettings(node.queueSettings),
  };
}
