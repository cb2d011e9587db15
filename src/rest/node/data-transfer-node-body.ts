import type { DataTransferNode } from "../../model/data-transfer-node.js";
import { unreachable } from "../../util/unreachable.js";
import { filled, type JsonObject } from "../json-object.js";
import { externalDataBody } from "../part/external-data.js";
import type { ResolvedIds } from "../resolved-ids.js";
import { commonNodeBody } from "./common-body.js";

/** A data transfer node in `properties.jobs`. */
export function dataTransferNodeBody(node: DataTransferNode, ids: ResolvedIds): JsonObject {
  return filled({ ...commonNodeBody(node, ids), task: node.task, ...taskBody(node) });
}

function taskBody(node: DataTransferNode) {
  switch (node.task) {
    case "copy_data":
      return { data_copy_mode: node.dataCopyMode ?? copyMode(node) };
    case "import_data":
      return { source: externalDataBody(node.from) };
    case "export_data":
      return { sink: externalDataBody(node.to) };
    default:
      return unreachable(node);
  }
}

function copyMode({ component }: DataTransferNode): string | undefined {
  return component.kind === "data_transfer" && component.task === "copy_data" ? component.dataCopyMode : undefined;
}
