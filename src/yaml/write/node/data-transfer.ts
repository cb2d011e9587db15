import type { DataTransferNode } from "../../../model/data-transfer-node.js";
import { builtInTransfer, type ExternalData } from "../../../model/data-transfer-settings.js";
import { unreachable } from "../../../util/unreachable.js";
import type { Writable, WritableMap } from "../yaml-text.js";

export function writeDataTransferNode(node: DataTransferNode): WritableMap {
  return { task: node.task, ...writeTask(node) };
}

/** A component that the reader puts in by itself is not written. */
export function isBuiltIn(node: DataTransferNode): boolean {
  if (node.task === "copy_data" || node.component.kind !== "reference") return false;
  return (
    node.source === "BUILTIN" &&
    node.component.id === builtInTransfer(node.task, node.task === "import_data" ? node.from.type : node.to.type)
  );
}

function writeTask(node: DataTransferNode): WritableMap {
  switch (node.task) {
    case "copy_data":
      return { data_copy_mode: node.dataCopyMode };
    case "import_data":
      return { source: writeExternalData(node.from) };
    case "export_data":
      return { sink: writeExternalData(node.to) };
    default:
      return unreachable(node);
  }
}

function writeExternalData(data: ExternalData): Writable {
  if (data.type === "file_system") return { type: data.type, connection: data.connection, path: data.path };
  return {
    type: data.type,
    connection: data.connection,
    query: data.query,
    table_name: data.tableName,
    stored_procedure: data.storedProcedure,
    stored_procedure_params: data.storedProcedureParams,
  };
}
