import type { Mask } from "./secrets.js";

/**
 * Plain data with every text in it masked, names of properties too.
 *
 * @param kept properties by whose values things are found: they stay as they are
 */
export function maskTexts<T>(data: T, mask: Mask, kept: ReadonlySet<string> = new Set()): T {
  return masked(data, mask, kept) as T;
}

function masked(data: unknown, mask: Mask, kept: ReadonlySet<string>): unknown {
  if (typeof data === "string") return mask(data);
  if (Array.isArray(data)) return data.map((one: unknown) => masked(one, mask, kept));
  if (typeof data !== "object" || data === null) return data;
  // Data that has a class knows itself how it is written.
  if (Object.getPrototypeOf(data) !== Object.prototype) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [mask(name), kept.has(name) ? value : masked(value, mask, kept)]));
}
