import type { Json } from "./environment.js";
import { literalText } from "./literal-text.js";
import { WrittenNumber } from "./written-number.js";

/**
 * The text for a value where only texts can stand: a number or truth as Python prints it, nothing as an empty text, a list or map as JSON.
 *
 * @example valueText(true) // "True"
 */
export function valueText(value: Json): string {
  if (value instanceof WrittenNumber) return value.text;
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : literalText(value);
}
