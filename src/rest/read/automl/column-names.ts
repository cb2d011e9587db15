import { pythonList } from "../../../hash/python-repr.js";
import { readStringList } from "../source/body-reader.js";
import type { BodyReader } from "../source/body-reader.js";

/**
 * One column or several. Nodes have a list as Python prints it; it is taken for one where it would be printed the same again.
 *
 * @example readColumnNames(reader, "time_series_id_column_names") // ["store", "brand"] where a node has "['store', 'brand']"
 */
export function readColumnNames(reader: BodyReader, key: string): string | string[] | undefined {
  const value = reader.get(key);
  if (value === undefined || value.isList) return value && readStringList(value);
  const text = reader.string(key);
  if (text === undefined || !/^\[.*\]$/s.test(text)) return text;
  const names = text === "[]" ? [] : text.slice(2, -2).split(/['"], ['"]/);
  return pythonList(names) === text ? names : text;
}
