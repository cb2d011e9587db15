import type { ExternalData } from "../../model/data-transfer-settings.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import type { YamlValue } from "../source/yaml-value.js";

export const externalTypes = ["database", "file_system"] as const;

/** `source:` or `sink:` of a data transfer node. */
export function readExternalData(value: YamlValue | undefined, key: "source" | "sink"): ExternalData | undefined {
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"${key}"`);
  reader.require("type");
  const type = reader.oneOf("type", externalTypes, { anyCase: true });
  if (type === undefined) return undefined;
  reader.require("connection");
  const connection = reader.string("connection");
  const data: ExternalData =
    type === "file_system"
      ? { type, ...compact({ connection, path: reader.string("path") }) }
      : {
          type,
          ...compact({
            connection,
            query: reader.string("query"),
            tableName: reader.string("table_name"),
            storedProcedure: reader.string("stored_procedure"),
            storedProcedureParams: reader.json("stored_procedure_params"),
          }),
        };
  reader.close();
  return data;
}
