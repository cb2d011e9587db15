/** What a plain scalar means to a YAML 1.1 reader. */
export type PlainType = "null" | "bool" | "int" | "float" | "timestamp" | "merge" | "value" | "indicator" | "str";

/**
 * The YAML 1.1 types, as PyYAML resolves them. Its differences from YAML 1.2 that people meet: `yes`, `no`, `on` and `off` are truth;
 * `1e-3` is text, because a float needs a point and its exponent a sign; `010` is eight; `1:30` is ninety; `2024-01-01` is a date.
 */
const patterns: readonly (readonly [PlainType, RegExp])[] = [
  ["null", /^(?:~|null|Null|NULL|)$/],
  ["bool", /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/],
  ["int", /^[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0[0-7_]*|[1-9][0-9_]*(?::[0-5]?[0-9])*)$/],
  [
    "float",
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  ],
  [
    "timestamp",
    /^(?:\d{4}-\d{2}-\d{2}|\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d{1,2}(?::\d{2})?))?)$/,
  ],
  ["merge", /^<<$/],
  ["value", /^=$/],
  ["indicator", /^[!&*]$/],
];

/** The type of a plain (unquoted) scalar under YAML 1.1. */
export function plainType(text: string): PlainType {
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? "str";
}

/** The number that an `int` or `float` scalar stands for under YAML 1.1 (octal, hexadecimal, binary and base 60 included). */
export function plainNumber(text: string): number {
  const plain = text.replaceAll("_", "").toLowerCase();
  const sign = plain.startsWith("-") ? -1 : 1;
  const digits = plain.replace(/^[-+]/, "");
  if (digits === ".inf") return sign * Infinity;
  if (digits === ".nan") return NaN;
  if (digits.includes(":")) return sign * digits.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  if (/^0[0-7]+$/.test(digits)) return sign * Number.parseInt(digits, 8);
  return sign * Number(digits);
}
