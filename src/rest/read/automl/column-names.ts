import { pythonList } from "../../../hash/python-repr.js";
import { type BodyReader, readStringList } from "../source/body-reader.js";

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
  const names = (text.match(quoted) ?? []).map(unquoted);
  return pythonList(names) === text ? names : text;
}

/** A text as Python prints one. */
const quoted = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gs;

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/gs, (_, x, u, U, other: string | undefined) => {
    if (other !== undefined) return escapes[other] ?? other;
    return String.fromCodePoint(Number.parseInt(String(x ?? u ?? U), 16));
  });
}
