import type { DataTransferNode } from "../../../model/data-transfer-node.js";
import { dataTransferTasks } from "../../../model/data-transfer-settings.js";
import { compact } from "../../../util/compact.js";
import { readExternalData } from "../part/external-data.js";
import { type BodyReader, readWord, sameWords } from "../source/body-reader.js";
import { type NodeContext, readComponentId, readNodeCommon, readNodeCompute } from "./node-common.js";

export const transferTasks = sameWords(dataTransferTasks);
export const copyModes = sameWords(["merge_with_overwrite", "fail_if_conflict"]);

export function readDataTransferNode(reader: BodyReader, context: NodeContext): DataTransferNode | undefined {
  const place = reader.require("task");
  const task = place && readWord(place, transferTasks);
  if (task === undefined) return undefined;
  const component = readComponentId(reader);
  const settings = readTask(task, reader);
  const common = { ...readNodeCommon(reader, context), ...readNodeCompute(reader, context), ...reader.extra() };
  return component && settings && { kind: "data_transfer", component, ...common, ...settings };
}

function readTask(task: DataTransferNode["task"], reader: BodyReader) {
  switch (task) {
    case "copy_data":
      return { task, ...compact({ dataCopyMode: reader.oneOf("data_copy_mode", copyModes) }) };
    case "import_data": {
      const from = readExternalData(reader.require("source"), "source");
      return from && { task, from };
    }
    case "export_data": {
      const to = readExternalData(reader.require("sink"), "sink");
      return to && { task, to };
    }
  }
}
