import type { CommandNode } from "../../model/command-node.js";
import { filled, type JsonObject } from "../json-object.js";
import {
  distributionBody,
  limitsBody,
  nodeIdentityBody,
  nodeServicesBody,
  nodeVariablesBody,
  queueSettingsBody,
  resourcesBody,
} from "../part/run-settings.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commonNodeBody } from "./common-body.js";

/** A command node in `properties.jobs`. It repeats the component's resources and distribution unless it has its own. */
export function commandNodeBody(node: CommandNode, ids: ResolvedIds): JsonObject {
  const component = node.component.kind === "reference" ? undefined : node.component;
  const resources = node.resources ?? component?.resources;
  const distribution = node.distribution ?? component?.distribution;
  return filled({
    ...commonNodeBody(node, ids),
    environment_variables: nodeVariablesBody(node.environmentVariables),
    resources: resources === undefined ? undefined : resourcesBody(resources),
    distribution: distribution === undefined ? undefined : distributionBody(distribution),
    limits: node.limits === undefined ? undefined : limitsBody(node.limits),
    identity: node.identity === undefined ? undefined : nodeIdentityBody(node.identity),
    services: node.services === undefined ? undefined : nodeServicesBody(node.services),
    queue_settings: node.queueSettings === undefined ? undefined : queueSettingsBody(node.queueSettings),
  });
}
