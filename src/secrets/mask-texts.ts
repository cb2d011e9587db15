import type { Mask } from "./secrets.js";

/** Plain data with every text in it masked. Names of properties stay. */
export function maskTexts<T>(data: T, mask: Mask): T {
  return masked(data, mask) as T;
}

function masked(data: unknown, mask: Mask): unknown {
  if (typeof data === "string") return mask(data);
  if (Array.isArray(data)) return data.map((one: unknown) => masked(one, mask));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, masked(value, mask)]));
}
