import type { Mask } from "./secrets.js";

/**
 * Plain data with every text in it masked, names of properties too. What is shared in it is shared in the result.
 *
 * @param kept properties by whose values things are found: they stay as they are
 */
export function maskTexts<T>(data: T, mask: Mask, kept: ReadonlySet<string> = new Set()): T {
  const seen = new Map<object, unknown>();
  const masked = (value: unknown): unknown => {
    if (typeof value === "string") return mask(value);
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    const result = Array.isArray(value) ? value.map(masked) : isPlain(value) ? maskedMap(value) : value;
    seen.set(value, result);
    return result;
  };
  const maskedMap = (map: object): object =>
    Object.fromEntries(Object.entries(map).map(([name, value]) => [mask(name), kept.has(name) ? value : masked(value)]));
  return masked(data) as T;
}

/** Data that has a class knows itself how it is written. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
