import { WrittenNumber } from "../model/written-number.js";
import { floatText } from "../model/literal-text.js";
import type { Json } from "../model/environment.js";
import { compareCodePoints } from "../util/code-points.js";

/**
 * JSON as Python's `json.dumps` prints it: `", "` and `": "` between things, non-ASCII as `\uXXXX`, floats in Python's spelling, and keys
 * sorted by code point unless `sortKeys` is false.
 *
 * @example pythonJson({ b: [1, 0.1], a: "é" }) // {"a": "\u00e9", "b": [1, 0.1]}
 */
export function pythonJson(value: Json, options: { readonly sortKeys: boolean } = { sortKeys: true }): string {
  if (value === null) return "null";
  if (typeof value === "string") return pythonString(value);
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : floatText(value);
  if (value instanceof WrittenNumber) return value.text;
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map((item) => pythonJson(item, options)).join(", ")}]`;
  const entries = Object.entries(value as { readonly [key: string]: Json });
  if (options.sortKeys) entries.sort(([a], [b]) => compareCodePoints(a, b));
  return `{${entries.map(([key, item]) => `${pythonString(key)}: ${pythonJson(item, options)}`).join(", ")}}`;
}

/** `JSON.stringify` agrees with Python on everything but what lies beyond ASCII, and DEL. */
function pythonString(text: string): string {
  return JSON.stringify(text).replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
