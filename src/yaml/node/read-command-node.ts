import type { CommandComponent } from "../../model/command-component.js";
import type { CommandNode } from "../../model/command-node.js";
import { compact } from "../../util/compact.js";
import { readComponentCode } from "../part/read-code.js";
import { readEnvironmentValue } from "../part/read-environment-value.js";
import {
  readCommandLimits,
  readCompute,
  readDistribution,
  readEnvironmentVariables,
  readIdentity,
  readQueueSettings,
  readResources,
  readServices,
} from "../part/read-run-settings.js";
import { anonymousIdentity } from "../read-context.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { inlineInputPorts, inlineOutputPorts } from "./inline-ports.js";
import type { NodeContext } from "./node-scope.js";
import { closeInlineNode, readNodeCommon } from "./read-common.js";
import { readUse } from "./read-use.js";

/** `type: command`: a use of a component, or a command written in line. */
export function readCommandNode(value: YamlValue, context: NodeContext): CommandNode | undefined {
  const reader = new MapReader(value, "a command node");
  return reader.peek("component") === undefined ? readInlineCommand(value, reader, context) : readCommandUse(reader, context);
}

function readCommandUse(reader: MapReader, context: NodeContext): CommandNode | undefined {
  const use = readUse(reader, "command", context);
  if (use === undefined) return undefined;
  const { component, source } = use;
  const node: CommandNode = {
    kind: "command",
    component,
    ...readNodeCommon(reader, context.name, source),
    ...readRunSettings(reader, "use"),
  };
  reader.ignore(["command", "code", "environment", "description"], "the component has its own");
  return { ...node, ...reader.extra() };
}

function readRunSettings(
  reader: MapReader,
  owner: "use" | "inline",
): Pick<
  CommandNode,
  "compute" | "environmentVariables" | "resources" | "distribution" | "limits" | "identity" | "services" | "queueSettings"
> {
  return compact({
    compute: readCompute(reader),
    environmentVariables: readEnvironmentVariables(reader),
    resources: readResources(reader.get("resources"), "node"),
    distribution: readDistribution(reader.get("distribution"), "node"),
    limits: readCommandLimits(reader.get("limits"), owner),
    identity: readIdentity(reader.get("identity")),
    services: readServices(reader.get("services")),
    queueSettings: readQueueSettings(reader.get("queue_settings")),
  });
}

/** A command without a component: azure-ai-ml makes one of it, whose ports come from the values. */
function readInlineCommand(value: YamlValue, reader: MapReader, context: NodeContext): CommandNode {
  const { resources, distribution, ...settings } = readRunSettings(reader, "inline");
  const common = readNodeCommon(reader, context.name, "YAML.JOB");
  reader.require("command");
  const component: CommandComponent = {
    kind: "command",
    ...anonymousIdentity,
    ...compact({ description: reader.string("description"), tags: common.tags }),
    inputs: inlineInputPorts(reader.get("inputs"), common.inputs, context),
    outputs: inlineOutputPorts(reader.get("outputs"), common.outputs, context),
    isDeterministic: true,
    command: reader.string("command") ?? "",
    ...compact({
      code: readComponentCode(reader.get("code")),
      environment: readEnvironmentValue(reader.get("environment")),
      resources,
      distribution,
    }),
    source: "YAML.JOB",
    location: value.location,
  };
  closeInlineNode(reader);
  return { kind: "command", component, ...common, ...settings };
}
