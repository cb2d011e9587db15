import { pythonJson } from "../../hash/python-json.js";
import type { Json } from "../../model/environment.js";
import type { JsonObject } from "../json-object.js";

/**
 * A spec as it is sent. It differs from what is hashed in two keys: `partition_keys` goes out as a JSON text, and
 * `intellectual_property` by its REST names.
 */
export function sentSpec(spec: JsonObject): JsonObject {
  const { partition_keys: keys, intellectual_property: property, ...rest } = spec;
  return {
    ...rest,
    ...(keys === undefined ? {} : { partition_keys: pythonJson(keys) }),
    ...(property === undefined ? {} : { intellectualProperty: camelKeys(property) }),
  };
}

function camelKeys(value: Json): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, item]) => [key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), item]),
  );
}
