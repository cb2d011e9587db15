import type { SparkComponent } from "../../model/spark-component.js";
import { withFirstExecutors } from "../../model/spark-settings.js";
import type { SparkNode } from "../../model/spark-node.js";
import { compact } from "../../util/compact.js";
import { readSparkEnvironment } from "../part/read-environment-value.js";
import { readCompute, readIdentity } from "../part/read-run-settings.js";
import { readSparkCode, readSparkResources, readSparkSettings } from "../part/read-spark-settings.js";
import { anonymousIdentity } from "../read-context.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { inlineInputPorts, inlineOutputPorts } from "./inline-ports.js";
import type { NodeContext } from "./node-scope.js";
import { closeInlineNode, readNodeCommon } from "./read-common.js";
import { readUse } from "./read-use.js";

/** `type: spark`: a use of a component, or a Spark job written in line. */
export function readSparkNode(value: YamlValue, context: NodeContext): SparkNode | undefined {
  const reader = new MapReader(value, "a Spark node");
  if (reader.peek("component") === undefined) return readInlineSpark(value, reader, context);
  const use = readUse(reader, "spark", context);
  if (use === undefined) return undefined;
  const node = { kind: "spark" as const, component: use.component, ...readNodeCommon(reader, context.name, use.source) };
  const settings = { ...readSparkSettings(reader), ...readRunSettings(reader, "use") };
  reader.ignore(["code", "environment", "description"], "the component has its own");
  return { ...node, ...settings, ...reader.extra() };
}

function readRunSettings(reader: MapReader, owner: "use" | "inline"): Pick<SparkNode, "compute" | "resources" | "identity"> {
  return compact({
    compute: readCompute(reader),
    resources: readSparkResources(reader.get("resources"), owner),
    identity: readIdentity(reader.get("identity")),
  });
}

/** azure-ai-ml makes a component of it, whose ports come from the values. */
function readInlineSpark(value: YamlValue, reader: MapReader, context: NodeContext): SparkNode {
  const common = readNodeCommon(reader, context.name, "YAML.JOB");
  reader.require("entry");
  const settings = readSparkSettings(reader);
  const component: SparkComponent = {
    kind: "spark",
    ...anonymousIdentity,
    ...compact({ description: reader.string("description"), tags: common.tags }),
    inputs: inlineInputPorts(reader.get("inputs"), common.inputs, context),
    outputs: inlineOutputPorts(reader.get("outputs"), common.outputs, context),
    isDeterministic: true,
    code: readSparkCode(reader),
    ...compact({ environment: readSparkEnvironment(reader.get("environment")), properties: common.properties }),
    ...settings,
    ...(settings.conf === undefined ? {} : { conf: withFirstExecutors(settings.conf) }),
    source: "YAML.JOB",
    location: value.location,
  };
  const run = readRunSettings(reader, "inline");
  closeInlineNode(reader);
  return { kind: "spark", component, ...common, ...run };
}
