import type { AutomlField, AutomlFields, AutomlFieldTable } from "../../../model/automl-fields.js";
import { automlYamlName } from "../../../model/automl-fields.js";
import { compact } from "../../../util/compact.js";
import { BodyReader, readWord, sameWords } from "../source/body-reader.js";
import type { BodyValue } from "../source/body-value.js";

/** The settings of a table that a map holds, in the spelling of nodes or of jobs. Numbers, truth and words may be data bindings. */
export function readFields<Table extends AutomlFieldTable>(reader: BodyReader, table: Table): AutomlFields<Table> {
  const read = Object.entries(table).map(([name, field]) => [name, readField(reader, automlYamlName(name), field)]);
  // Each was read by its row of the table.
  return compact(Object.fromEntries(read)) as AutomlFields<Table>;
}

/** A map that holds the settings of a table and nothing else. */
export function readFieldMap<Table extends AutomlFieldTable>(
  owner: BodyReader,
  key: string,
  table: Table,
): AutomlFields<Table> | undefined {
  const value = owner.get(key);
  if (value === undefined) return undefined;
  const reader = new BodyReader(value, `"${key}"`);
  const fields = readFields(reader, table);
  reader.close();
  return fields;
}

function readField(reader: BodyReader, key: string, field: AutomlField): string | number | boolean | undefined {
  if (field !== "text") {
    const binding = boundText(reader.get(key));
    if (binding !== undefined) return binding;
  }
  switch (field) {
    case "text":
      return reader.string(key);
    case "integer":
      return reader.integer(key);
    case "number":
      return reader.number(key);
    case "boolean":
      return reader.boolean(key);
    default:
      return reader.oneOf(key, sameWords(field));
  }
}

/** The text of a data binding. */
export function boundText(value: BodyValue | undefined): `\${{${string}}}` | undefined {
  const text = value?.string;
  return text !== undefined && /^\$\{\{.*\}\}$/s.test(text) ? (text as `\${{${string}}}`) : undefined;
}

/** A share such as the size of the validation data. */
export function readShare(reader: BodyReader, key: string): number | `\${{${string}}}` | undefined {
  const number = reader.number(key);
  return typeof number === "string" ? boundText(reader.get(key)) : number;
}

/** Words of a list, by the model's names for them. */
export function readWords<Word extends string>(
  value: BodyValue | undefined,
  words: { readonly [Name in Word]: string },
): Word[] | undefined {
  if (value === undefined) return undefined;
  if (!value.isList) value.report("AZML616", `expected a list, got ${value.describe()}`);
  return value.items().flatMap((item) => readWord(item, words) ?? []);
}

/** A map whose keys are words. */
export function readWordKeys<Word extends string>(value: BodyValue, words: { readonly [Name in Word]: string }): [Word, BodyValue][] {
  if (!value.isMap) value.report("AZML616", `expected a map, got ${value.describe()}`);
  return value.entries().flatMap(([key, given]) => {
    const word = readWord(given.inner(key), words);
    return word === undefined ? [] : [[word, given]];
  });
}
