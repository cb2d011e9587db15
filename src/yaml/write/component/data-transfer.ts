import type { DataTransferComponent } from "../../../model/data-transfer-component.js";
import { unreachable } from "../../../util/unreachable.js";
import type { WritableMap } from "../yaml-text.js";
import { writePorts } from "./ports.js";

export function writeDataTransferComponent(component: DataTransferComponent): WritableMap {
  return { task: component.task, ...writePorts(component), ...writeTask(component) };
}

function writeTask(component: DataTransferComponent): WritableMap {
  switch (component.task) {
    case "copy_data":
      return { data_copy_mode: component.dataCopyMode };
    case "import_data":
      return { source: { type: component.from } };
    case "export_data":
      return { sink: { type: component.to } };
    default:
      return unreachable(component);
  }
}
