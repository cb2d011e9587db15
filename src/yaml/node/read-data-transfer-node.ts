import type { ComponentReference } from "../../model/component-reference.js";
import type { DataTransferComponent } from "../../model/data-transfer-component.js";
import type { DataTransferNode } from "../../model/data-transfer-node.js";
import { builtInTransfer, dataTransferTasks, type ExternalData } from "../../model/data-transfer-settings.js";
import type { DefinitionSource } from "../../model/definition-source.js";
import { compact } from "../../util/compact.js";
import { onlyPort } from "../component/read-data-transfer-component.js";
import { readExternalData } from "../part/read-external-data.js";
import { readCompute } from "../part/read-run-settings.js";
import { anonymousIdentity } from "../read-context.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";
import { inlineInputPorts, inlineOutputPorts } from "./inline-ports.js";
import type { NodeContext } from "./node-scope.js";
import { closeInlineNode, readNodeCommon } from "./read-common.js";
import { readUse } from "./read-use.js";

/** `type: data_transfer`: a use of a component, a copy written in line, or an import or export by a component of the service's. */
export function readDataTransferNode(value: YamlValue, context: NodeContext): DataTransferNode | undefined {
  const reader = new MapReader(value, "a data transfer node");
  reader.require("task");
  const task = reader.oneOf("task", dataTransferTasks, { anyCase: true });
  if (task === undefined) return undefined;
  if (task === "copy_data") return readCopy(value, reader, context);
  const external = readExternalData(reader.require(task === "import_data" ? "source" : "sink"), task === "import_data" ? "source" : "sink");
  if (external === undefined) return undefined;
  return task === "import_data" ? readImport(reader, external, context) : readExport(reader, external, context);
}

interface Used {
  readonly component: DataTransferComponent | ComponentReference;
  readonly source: DefinitionSource;
}

function readImport(reader: MapReader, from: ExternalData, context: NodeContext): DataTransferNode | undefined {
  reader.require("outputs");
  onlyPort(reader, "outputs", "import_data", "sink");
  const use = readTransferUse(reader, "import_data", from, context);
  return (
    use && {
      kind: "data_transfer",
      task: "import_data",
      component: use.component,
      ...readRest(reader, use, context),
      from,
      ...reader.extra(),
    }
  );
}

function readExport(reader: MapReader, to: ExternalData, context: NodeContext): DataTransferNode | undefined {
  reader.require("inputs");
  onlyPort(reader, "inputs", "export_data", "source");
  if (to.type === "file_system") {
    reader
      .get("sink")
      ?.report("AZML411", "Sink is a required field for export data task and we don't support exporting file system for now.");
  }
  const use = readTransferUse(reader, "export_data", to, context);
  return (
    use && {
      kind: "data_transfer",
      task: "export_data",
      component: use.component,
      ...readRest(reader, use, context),
      to,
      ...reader.extra(),
    }
  );
}

function readTransferUse(
  reader: MapReader,
  task: "import_data" | "export_data",
  { type }: ExternalData,
  context: NodeContext,
): Used | undefined {
  if (reader.peek("component") !== undefined) return readUse(reader, "data_transfer", context);
  return { component: { kind: "reference", id: builtInTransfer(task, type) }, source: "BUILTIN" };
}

function readRest(reader: MapReader, { source }: Used, context: NodeContext) {
  reader.get("component");
  const rest = { ...readNodeCommon(reader, context.name, source), ...compact({ compute: readCompute(reader) }) };
  for (const key of ["description", "experiment_name"]) reader.get(key);
  return rest;
}

function readCopy(value: YamlValue, reader: MapReader, context: NodeContext): DataTransferNode | undefined {
  const mode = reader.oneOf("data_copy_mode", ["merge_with_overwrite", "fail_if_conflict"], { anyCase: true });
  if (reader.peek("component") !== undefined) {
    const use = readUse(reader, "data_transfer", context);
    if (use === undefined) return undefined;
    const rest = readRest(reader, use, context);
    return {
      kind: "data_transfer",
      task: "copy_data",
      component: use.component,
      ...rest,
      ...compact({ dataCopyMode: mode }),
      ...reader.extra(),
    };
  }
  const common = readNodeCommon(reader, context.name, "YAML.JOB");
  const component: DataTransferComponent = {
    kind: "data_transfer",
    ...anonymousIdentity,
    ...compact({ description: reader.string("description"), tags: common.tags }),
    inputs: inlineInputPorts(reader.get("inputs"), common.inputs, context),
    outputs: inlineOutputPorts(reader.get("outputs"), common.outputs, context),
    isDeterministic: true,
    task: "copy_data",
    ...compact({ dataCopyMode: mode }),
    source: "YAML.JOB",
    location: value.location,
  };
  const compute = compact({ compute: readCompute(reader) });
  closeInlineNode(reader);
  return { kind: "data_transfer", task: "copy_data", component, ...common, ...compute, ...compact({ dataCopyMode: mode }) };
}
