/** A number as JSON can carry it. JSON has no NaN and no infinity: these are the texts that JavaScript and MLflow write for them. */
export type JsonNumber = number | "NaN" | "Infinity" | "-Infinity";

/** @example jsonNumber(1 / 0) // "Infinity" */
export function jsonNumber(value: number): JsonNumber {
  return Number.isFinite(value) ? value : (String(value) as JsonNumber);
}

/** The number that {@link jsonNumber} wrote; undefined when the value is none. */
export function fromJsonNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return value === "NaN" || value === "Infinity" || value === "-Infinity" ? Number(value) : undefined;
}

/** For `JSON.stringify`: writes every number in a value by {@link jsonNumber}. */
export function writeJsonNumbers(_key: string, value: unknown): unknown {
  return typeof value === "number" ? jsonNumber(value) : value;
}
