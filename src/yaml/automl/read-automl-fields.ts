import { type AutomlField, type AutomlFields, type AutomlFieldTable, automlYamlName } from "../../model/automl-fields.js";
import { compact } from "../../util/compact.js";
import { MapReader } from "../source/map-reader.js";
import { describe } from "../source/read-value.js";
import type { YamlValue } from "../source/yaml-value.js";

/** The settings of a table that a map holds. Numbers, truth and words may be data bindings. */
export function readAutomlFields<Table extends AutomlFieldTable>(reader: MapReader, table: Table): AutomlFields<Table> {
  const read = Object.entries(table).map(([name, field]) => [name, readField(reader, automlYamlName(name), field)]);
  return compact(Object.fromEntries(read)) as AutomlFields<Table>;
}

/** A map that holds the settings of a table and nothing else. */
export function readAutomlMap<Table extends AutomlFieldTable>(
  owner: MapReader,
  key: string,
  table: Table,
): AutomlFields<Table> | undefined {
  const value = owner.get(key);
  if (value === undefined) return undefined;
  const reader = new MapReader(value, `"${key}"`);
  const fields = readAutomlFields(reader, table);
  reader.close();
  return fields;
}

function readField(reader: MapReader, key: string, field: AutomlField): string | number | boolean | undefined {
  const binding = boundText(reader.peek(key));
  if (binding !== undefined && field !== "text") {
    reader.get(key);
    return binding;
  }
  switch (field) {
    case "text":
      return reader.string(key);
    case "integer":
      return reader.integer(key);
    case "boolean":
      return reader.boolean(key);
    case "number":
      return readNumber(reader, key);
    default:
      return reader.oneOf(key, field, { anyCase: true, spelling: snakeSpelling });
  }
}

/** A number, be it in quotes. */
export function readNumber(reader: MapReader, key: string): number | undefined {
  const value = reader.get(key);
  if (value === undefined) return undefined;
  const number = value.number ?? numberOf(value.rawText);
  if (number === undefined) value.report("AZML408", `expected a number, got ${describe(value)}`);
  return number;
}

/** The number that a text is; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : undefined;
}

/** Words may be spelled as the REST API does: `LightGBM` is `light_gbm`, `R2Score` is `r2_score`. */
export function snakeSpelling(text: string): string {
  return text
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

/** The text of a data binding. */
export function boundText(value: YamlValue | undefined): `\${{${string}}}` | undefined {
  const text = value?.string?.trim();
  return text !== undefined && /^\$\{\{.*\}\}$/s.test(text) ? (text as `\${{${string}}}`) : undefined;
}
