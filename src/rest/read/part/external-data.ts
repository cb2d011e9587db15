import type { ExternalData } from "../../../model/data-transfer-settings.js";
import { compact } from "../../../util/compact.js";
import { BodyReader, readWord, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";

const types = sameWords(["database", "file_system"]);

/** `source` or `sink` of a data transfer. */
export function readExternalData(value: BodyValue | undefined, key: "source" | "sink"): ExternalData | undefined {
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"${key}"`);
  const given = reader.require("type");
  const type = given && readWord(given, types);
  if (type === undefined) return undefined;
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
