import type { Json } from "../model/environment.js";
import { WrittenNumber } from "../model/written-number.js";

/** A request body, or a part of one, while it is put together. */
export type JsonObject = { [key: string]: Json };

/** Drops what is undefined, and maps that are empty: azure-ai-ml sends neither. */
export function filled(object: { readonly [key: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined && !isEmptyMap(entry[1])),
  );
}

/** Drops what is undefined. */
export function defined(object: { readonly [key: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/**
 * Keys of the author's that Azure ML does not know, without what azure-ai-ml drops of them: nulls, and maps that are empty without them.
 *
 * @example unknownKeys({ a: 1, b: null, c: { d: null } }) // { a: 1 }
 */
export function unknownKeys(extra: { readonly [key: string]: Json } | undefined): JsonObject {
  const entries = Object.entries(extra ?? {}).flatMap(([key, value]): [string, Json][] => {
    if (value === null) return [];
    if (Array.isArray(value)) return [[key, (value as readonly Json[]).filter((item) => item !== null)]];
    if (typeof value !== "object" || value instanceof WrittenNumber) return [[key, value]];
    const inner = unknownKeys(value as { readonly [key: string]: Json });
    return isEmptyMap(inner) ? [] : [[key, inner]];
  });
  return Object.fromEntries(entries);
}

/** The same with every value put through `print`. */
export function mapValues<T>(object: Readonly<Record<string, T>>, print: (value: T, key: string) => Json | undefined): JsonObject {
  return defined(Object.fromEntries(Object.entries(object).map(([key, value]) => [key, print(value, key)])));
}

function isEmptyMap(value: Json): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
