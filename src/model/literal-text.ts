import type { Literal, PortKind } from "./kind.js";

/**
 * The text that Azure ML is sent for a literal: what Python's `str()` gives, since that is what `azure-ai-ml` sends.
 *
 * - `true` → `True`, `false` → `False`, whatever the kind.
 * - With `kind: "number"` (defaults, `min` and `max` of a component's `number` ports) a number is a float: `1024` → `1024.0`.
 * - Without a kind (literals of nodes and jobs) whole numbers stay whole: `1024` → `1024`.
 * - Floats are in Python's spelling: `1e-7` → `1e-07`, `1e22` → `1e+22`, `1e16` → `1e+16`.
 *
 * Source of the rule: azure-ai-ml's requests (component spec `inputs.*.default`, `job_input_type: literal`).
 *
 * @example literalText(0.1) // "0.1"
 * @example literalText(3, "number") // "3.0"
 */
export function literalText(value: Literal, kind?: PortKind): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  return kind !== "number" && Number.isSafeInteger(value) ? String(value === 0 ? 0 : value) : floatText(value);
}

/**
 * The value that a text stands for on a port of a primitive kind, as azure-ai-ml reads one; `undefined` when it is none.
 *
 * - `integer`: a whole number, also written as a float (`"3.0"` → 3; a fraction is cut off, as Python's `int(float(text))` does).
 * - `number`: any number, `nan` and `inf` included.
 * - `boolean`: `true` and `false` in any case.
 * - every other kind: the text itself.
 *
 * @example parseLiteral("1e-3", "number") // 0.001
 * @example parseLiteral("yes", "boolean") // undefined
 */
export function parseLiteral(text: string, kind: PortKind): Literal | undefined {
  switch (kind) {
    case "integer": {
      const number = parseFloatText(text);
      return number !== undefined && Number.isFinite(number) ? Math.trunc(number) : undefined;
    }
    case "number":
      return parseFloatText(text);
    case "boolean":
      return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined;
    default:
      return text;
  }
}

/** Python's `repr()` of a float: shortest digits, an exponent below 1e-4 and from 1e16 on. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [mantissa = "", exponentText = "0"] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  // In this range the only digits JavaScript writes otherwise than Python are those of whole numbers.
  const text = exponent < 0 ? value.toFixed(fractionDigits(mantissa) - exponent) : String(value);
  return text.includes(".") ? text : `${text}.0`;
}

function fractionDigits(mantissa: string): number {
  const point = mantissa.indexOf(".");
  return point < 0 ? 0 : mantissa.length - point - 1;
}

const floatPattern = /^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][-+]?\d+)?$/;

function parseFloatText(text: string): number | undefined {
  const trimmed = text.trim();
  if (floatPattern.test(trimmed)) return Number(trimmed.replaceAll("_", ""));
  const special = /^([-+]?)(inf|infinity|nan)$/i.exec(trimmed);
  if (!special) return undefined;
  if (special[2]?.toLowerCase() === "nan") return NaN;
  return special[1] === "-" ? -Infinity : Infinity;
}
