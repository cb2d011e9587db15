import type { ExternalData } from "../../model/data-transfer-settings.js";
import { defined, type JsonObject } from "../json-object.js";

/** `source` or `sink` of a data transfer node. */
export function externalDataBody(data: ExternalData): JsonObject {
  if (data.type === "file_system") return defined({ type: data.type, path: data.path, connection: data.connection });
  return defined({
    type: data.type,
    connection: data.connection,
    query: data.query,
    table_name: data.tableName,
    stored_procedure: data.storedProcedure,
    stored_procedure_params: data.storedProcedureParams,
  });
}
