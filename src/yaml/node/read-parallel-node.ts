import type { ParallelComponent } from "../../model/parallel-component.js";
import type { ParallelNode } from "../../model/parallel-node.js";
import type { ParallelSettings } from "../../model/parallel-settings.js";
import { compact } from "../../util/compact.js";
import { readParallelSettings } from "../part/read-parallel-settings.js";
import { readCompute, readIdentity } from "../part/read-run-settings.js";
import { anonymousIdentity } from "../read-context.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { inlineInputPorts, inlineOutputPorts } from "./inline-ports.js";
import type { NodeContext } from "./node-scope.js";
import { closeInlineNode, readNodeCommon } from "./read-common.js";
import { readUse } from "./read-use.js";

/** `type: parallel`: a use of a component, or a parallel job written in line. */
export function readParallelNode(value: YamlValue, context: NodeContext): ParallelNode | undefined {
  const reader = new MapReader(value, "a parallel node");
  if (reader.peek("component") === undefined) return readInlineParallel(value, reader, context);
  const use = readUse(reader, "parallel", context);
  if (use === undefined) return undefined;
  const node = { kind: "parallel" as const, component: use.component, ...readNodeCommon(reader, context.name, use.source) };
  return { ...node, ...readParallelSettings(reader, "use"), ...readRunSettings(reader), ...reader.extra() };
}

function readRunSettings(reader: MapReader): Pick<ParallelNode, "compute" | "environmentVariables" | "identity"> {
  return compact({
    compute: readCompute(reader),
    environmentVariables: reader.strings("environment_variables"),
    identity: readIdentity(reader.get("identity")),
  });
}

/** azure-ai-ml makes a component of it. Of what the node says of itself only its properties stay. */
function readInlineParallel(value: YamlValue, reader: MapReader, context: NodeContext): ParallelNode {
  const { displayName: _, comment: __, tags: ___, ...common } = readNodeCommon(reader, context.name, "YAML.JOB");
  const settings = readParallelSettings(reader, "inline");
  const component: ParallelComponent = {
    kind: "parallel",
    ...anonymousIdentity,
    inputs: inlineInputPorts(reader.get("inputs"), common.inputs, context),
    outputs: inlineOutputPorts(reader.get("outputs"), common.outputs, context),
    isDeterministic: true,
    ...withoutBindings(settings),
    source: "YAML.JOB",
    location: value.location,
  };
  const run = readRunSettings(reader);
  reader.get("description");
  reader.get("environment");
  closeInlineNode(reader);
  const { task: ____, ...own } = settings;
  return { kind: "parallel", component, ...common, ...own, ...run };
}

/** A component cannot hold data bindings: settings that do are the node's alone. The texts of the task and of `input_data` are its own. */
function withoutBindings({ task, inputData, ...settings }: ParallelSettings): ParallelSettings {
  const bound = (setting: unknown): boolean => JSON.stringify(setting).includes("${{");
  return { ...compact({ task, inputData }), ...Object.fromEntries(Object.entries(settings).filter(([, setting]) => !bound(setting))) };
}
