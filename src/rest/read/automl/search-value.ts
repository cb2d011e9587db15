import type { AutomlField } from "../../../model/automl-fields.js";
import type { AutomlSearchValue } from "../../../model/automl-task.js";
import { distributionNumbers } from "../../../model/search-space.js";
import { type Quantity, WrittenNumber } from "../../../model/written-number.js";
import { searchText } from "../../automl/search-text.js";
import { camelKey } from "../../camel-keys.js";

type Plain = string | boolean | Quantity;

/**
 * The value that a text of a search space stands for. A text that would be written otherwise stays a text.
 *
 * @example parseSearchText("choice('sgd','adam')", "text") // { type: "choice", values: ["sgd", "adam"] }
 * @example parseSearchText("uniform(0.001,0.1)", "number") // { type: "uniform", minValue: 0.001, maxValue: 0.1 }
 */
export function parseSearchText(text: string, field: AutomlField): AutomlSearchValue {
  const value = parse(text, field);
  return value !== undefined && searchText(value) === text ? value : text;
}

function parse(text: string, field: AutomlField): AutomlSearchValue | undefined {
  const [, type, list = ""] = /^(\w+)\((.*)\)$/s.exec(text) ?? [];
  if (type === undefined) return parsePlain(text, field);
  const items = list === "" ? [] : split(list);
  if (type === "choice") return { type, values: items.map((item) => parseQuoted(item)) };
  if (!isDistribution(type)) return undefined;
  const numbers = items.map(parseNumber);
  const names = distributionNumbers[type];
  if (numbers.length !== names.length || numbers.includes(undefined)) return undefined;
  // The table names exactly the numbers that the type has.
  return { type, ...Object.fromEntries(names.map((name, index) => [camelKey(name), numbers[index]])) } as unknown as AutomlSearchValue;
}

function isDistribution(type: string): type is keyof typeof distributionNumbers {
  return Object.hasOwn(distributionNumbers, type);
}

/** At commas that stand in no quotes. A quote ends where a comma follows. */
function split(list: string): string[] {
  return list.match(/'.*?'(?=,|$)|[^,]+/gs) ?? [];
}

function parseQuoted(item: string): Plain {
  const [, quoted] = /^'(.*)'$/s.exec(item) ?? [];
  return quoted ?? truth(item) ?? parseNumber(item) ?? item;
}

function parsePlain(text: string, field: AutomlField): Plain | undefined {
  if (field === "boolean") return truth(text);
  return field === "integer" || field === "number" ? parseNumber(text) : text;
}

function truth(text: string): boolean | undefined {
  return text === "True" ? true : text === "False" ? false : undefined;
}

/** A number, with its words where the value alone would be written otherwise. */
function parseNumber(text: string): Quantity | undefined {
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  return searchText(number) === text ? number : new WrittenNumber(text);
}
