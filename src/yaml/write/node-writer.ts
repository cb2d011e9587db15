import type { Component, Node } from "../../model/pipeline.js";
import type { ComponentReference } from "../../model/component-reference.js";
import { unreachable } from "../../util/unreachable.js";
import {
  writeCompute,
  writeDistribution,
  writeIdentity,
  writeLimits,
  writeQueueSettings,
  writeResources,
  writeServices,
} from "./run-settings.js";
import { mapEntries, nonEmpty, writeInputValue, writeOutputSetting } from "./values.js";
import type { Writable } from "./yaml-text.js";

/** What stands after `component:` of a node: a path, a name, or the component itself. */
export type WriteUse = (component: Component | ComponentReference, node: string, folder: string) => Writable;

/** A node of any kind, for a file of `folder`. */
export function writeNode(node: Node, folder: string, writeUse: WriteUse): Writable {
  return {
    type: node.kind,
    component: writeUse(node.component, node.name, folder),
    display_name: node.displayName,
    comment: node.comment,
    tags: node.tags,
    properties: node.properties,
    inputs: nonEmpty(mapEntries(node.inputs, (value) => writeInputValue(value, folder))),
    outputs: nonEmpty(mapEntries(node.outputs, writeOutputSetting)),
    ...writeKind(node),
    ...node.extra,
  };
}

function writeKind(node: Node): { readonly [key: string]: Writable | undefined } {
  switch (node.kind) {
    case "command":
      return {
        compute: node.compute === undefined ? undefined : writeCompute(node.compute),
        environment_variables: node.environmentVariables,
        resources: node.resources === undefined ? undefined : writeResources(node.resources),
        distribution: node.distribution === undefined ? undefined : writeDistribution(node.distribution),
        limits: node.limits === undefined ? undefined : writeLimits(node.limits),
        identity: node.identity === undefined ? undefined : writeIdentity(node.identity),
        services: node.services === undefined ? undefined : writeServices(node.services),
        queue_settings: node.queueSettings === undefined ? undefined : writeQueueSettings(node.queueSettings),
      };
    case "pipeline":
      return {};
    default:
      return unreachable(node);
  }
}
