import type { DataTransferComponent } from "../../../model/data-transfer-component.js";
import { compact } from "../../../util/compact.js";
import { copyModes, transferTasks } from "../node/data-transfer.js";
import { readExternalData } from "../part/external-data.js";
import { type BodyReader, readWord } from "../source/body-reader.js";
import { type ComponentContext, readComponentCommon } from "./common.js";

export function readDataTransferComponent(reader: BodyReader, context: ComponentContext): DataTransferComponent | undefined {
  const place = reader.require("task");
  const task = place && readWord(place, transferTasks);
  if (task === undefined) return undefined;
  const settings = readTask(task, reader);
  const component = { ...readComponentCommon(reader, context), ...reader.extra() };
  return settings && { kind: "data_transfer", ...component, ...settings };
}

function readTask(task: DataTransferComponent["task"], reader: BodyReader) {
  switch (task) {
    case "copy_data":
      return { task, ...compact({ dataCopyMode: reader.oneOf("data_copy_mode", copyModes) }) };
    case "import_data": {
      const from = readExternalData(reader.require("source"), "source")?.type;
      return from && { task, from };
    }
    case "export_data": {
      const to = readExternalData(reader.require("sink"), "sink")?.type;
      return to && { task, to };
    }
  }
}
