import type { JsonObject } from "./json-object.js";

/** The same with the keys of the map itself in camel case: settings of nodes become settings of jobs. */
export function camelKeys(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [camelKey(key), value]));
}

/** @example camelKey("max_total_trials") // "maxTotalTrials" */
export function camelKey(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
