import type { Json } from "../model/environment.js";

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

/** The same with every value put through `print`. */
export function mapValues<T>(object: Readonly<Record<string, T>>, print: (value: T, key: string) => Json | undefined): JsonObject {
  return defined(Object.fromEntries(Object.entries(object).map(([key, value]) => [key, print(value, key)])));
}

function isEmptyMap(value: Json): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
