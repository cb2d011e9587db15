import type { CommandComponent } from "../../model/command-component.js";
import type { CommandNode } from "../../model/command-node.js";
import type { InputPort, OutputPort } from "../../model/port.js";
import { compact } from "../../util/compact.js";
import { readCode } from "../part/read-code.js";
import { readEnvironmentValue } from "../part/read-environment-value.js";
import {
  readCommandLimits,
  readCompute,
  readDistribution,
  readIdentity,
  readQueueSettings,
  readResources,
  readServices,
} from "../part/read-run-settings.js";
import { anonymousIdentity } from "../read-context.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { inlineInputPort, inlineOutputPort } from "./inline-ports.js";
import type { NodeContext } from "./node-scope.js";
import { readNodeCommon, referenceSource } from "./read-common.js";
import { readNodeComponent } from "./read-node-component.js";

/** `type: command`: a use of a component, or a command written in line. */
export function readCommandNode(value: YamlValue, context: NodeContext): CommandNode | undefined {
  const reader = new MapReader(value, "a command node");
  return reader.peek("component") === undefined ? readInlineCommand(value, reader, context) : readUse(reader, context);
}

function readUse(reader: MapReader, context: NodeContext): CommandNode | undefined {
  const place = reader.require("component");
  const component = place === undefined ? undefined : readNodeComponent(place, context.read);
  if (place === undefined || component === undefined) return undefined;
  if (component.kind === "pipeline") {
    place.report("AZML423", `a node of type command cannot use a component of type ${component.kind}`, {
      hint: `write type: ${component.kind}`,
    });
    return undefined;
  }
  const source = component.kind === "reference" ? referenceSource(component) : component.source;
  const node: CommandNode = { kind: "command", component, ...readNodeCommon(reader, context.name, source), ...readRunSettings(reader) };
  reader.ignore(["command", "code", "environment", "description"], "the component has its own");
  return { ...node, ...reader.extra() };
}

function readRunSettings(
  reader: MapReader,
): Pick<
  CommandNode,
  "compute" | "environmentVariables" | "resources" | "distribution" | "limits" | "identity" | "services" | "queueSettings"
> {
  return compact({
    compute: readCompute(reader),
    environmentVariables: readEnvironmentVariables(reader),
    resources: readResources(reader.get("resources"), "node"),
    distribution: readDistribution(reader.get("distribution"), "node"),
    limits: readCommandLimits(reader.get("limits")),
    identity: readIdentity(reader.get("identity")),
    services: readServices(reader.get("services")),
    queueSettings: readQueueSettings(reader.get("queue_settings")),
  });
}

/** Numbers and truth become text: an environment variable cannot be anything else. */
function readEnvironmentVariables(reader: MapReader): Record<string, string> | undefined {
  const value = reader.get("environment_variables");
  if (value === undefined) return undefined;
  const variables = new MapReader(value, `"environment_variables"`);
  return Object.fromEntries(
    value.entries().flatMap(([name]) => {
      const text = variables.text(name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** A command without a component: azure-ai-ml makes one of it, whose ports come from the values. */
function readInlineCommand(value: YamlValue, reader: MapReader, context: NodeContext): CommandNode {
  const { resources, distribution, ...settings } = readRunSettings(reader);
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
      code: readCode(reader.get("code")),
      environment: readEnvironmentValue(reader.get("environment")),
      resources,
      distribution,
    }),
    source: "YAML.JOB",
    location: value.location,
  };
  for (const key of ["id", "experiment_name", "creation_context", "status", "log_files", "parent_job_name"]) reader.get(key);
  reader.close();
  return { kind: "command", component, ...common, ...settings };
}

function inlineInputPorts(written: YamlValue | undefined, values: CommandNode["inputs"], context: NodeContext): Record<string, InputPort> {
  const places = new Map(written?.entries());
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const place = places.get(name);
      return place === undefined ? [] : [[name, inlineInputPort(value, place, context)]];
    }),
  );
}

function inlineOutputPorts(
  written: YamlValue | undefined,
  settings: CommandNode["outputs"],
  context: NodeContext,
): Record<string, OutputPort> {
  return Object.fromEntries(
    (written?.entries() ?? []).map(([name, place]) => [name, inlineOutputPort(settings[name] ?? {}, place, context)]),
  );
}
