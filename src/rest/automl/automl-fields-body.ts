import { type AutomlFieldTable, automlYamlName } from "../../model/automl-fields.js";
import type { Json } from "../../model/environment.js";
import { floatText } from "../../model/literal-text.js";
import { WrittenNumber } from "../../model/written-number.js";
import { defined, type JsonObject } from "../json-object.js";

/** Settings by the names that YAML and nodes have for them. Numbers that may have a fraction are sent as floats. */
export function automlFieldsBody(fields: object, table: AutomlFieldTable, name: (name: string) => string = automlYamlName): JsonObject {
  const values = fields as Readonly<Record<string, Json | undefined>>;
  return defined(
    Object.fromEntries(
      Object.entries(table).map(([key, type]) => {
        const value = values[key];
        return [name(key), type === "number" && typeof value === "number" ? float(value) : value];
      }),
    ),
  );
}

export function float(value: number): WrittenNumber {
  return new WrittenNumber(floatText(value));
}
