import type { Json } from "../../../model/environment.js";
import { literalText } from "../../../model/literal-text.js";
import { WrittenNumber } from "../../../model/written-number.js";
import type { BodyValue } from "../source/body-value.js";
import { readWritten } from "./written-values.js";

/** What stands in a JSON text, numbers with the words they are written in; undefined, and reported, when it is none. */
export function readJsonText(value: BodyValue): BodyValue | undefined {
  const text = value.string ?? "";
  try {
    return value.inner(readWritten(text, plainValue) ?? JSON.parse(text));
  } catch {
    value.report("AZML616", `expected JSON in a text, got ${value.describe()}`);
    return undefined;
  }
}

/** Of JSON only numbers, truth and null stand without quotes; anything else is no JSON. */
function plainValue(text: string): Json {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed === "number") return literalText(parsed) === text ? parsed : new WrittenNumber(text);
  return typeof parsed === "boolean" ? parsed : null;
}
