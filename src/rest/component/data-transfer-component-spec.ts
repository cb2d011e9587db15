import type { DataTransferComponent } from "../../model/data-transfer-component.js";
import { unreachable } from "../../util/unreachable.js";
import { filled, type JsonObject } from "../json-object.js";
import { commonSpec } from "./common-spec.js";

/** `componentSpec` of a data transfer component. */
export function dataTransferComponentSpec(component: DataTransferComponent): JsonObject {
  return filled({
    ...commonSpec(component),
    type: "data_transfer",
    is_deterministic: component.isDeterministic,
    task: component.task,
    ...taskSpec(component),
  });
}

function taskSpec(component: DataTransferComponent) {
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
