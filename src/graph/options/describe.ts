import { isBound } from "../../dsl/bound.js";
import { isDefinition } from "../../dsl/definition.js";
import { isSearchValues } from "../../dsl/search-space.js";
import { isClass } from "../is-class.js";

/** True for `{…}`, false for class instances, arrays and null. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** True for what `step()` gave. */
export function isStep(value: unknown): boolean {
  return isPlainObject(value) && "outputs" in value && !isBound(value["outputs"]);
}

/** A value in a few words, for messages. Never reads a binding. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "string") return value.length > 40 ? `the text "${value.slice(0, 37)}…"` : `the text "${value}"`;
  if (typeof value === "number") return Number.isFinite(value) ? `the number ${value}` : String(value);
  if (typeof value === "boolean") return `the boolean ${value}`;
  if (typeof value === "bigint") return `the bigint ${value}`;
  if (typeof value === "symbol") return "a symbol";
  if (typeof value === "function") return `the ${isClass(value) ? "class" : "function"} ${value.name || "without a name"}`;
  if (Array.isArray(value)) return "an array";
  if (value instanceof Promise) return "a promise";
  if (isStep(value)) return "a step";
  if (isBound(value)) return value.label;
  if (isSearchValues(value)) return "values to search in";
  if (isDefinition(value)) return "a component";
  if (isPlainObject(value)) return "an object";
  const tag = Object.prototype.toString.call(value).slice("[object ".length, -1);
  return `a ${tag === "Object" ? (value.constructor?.name ?? "value") : tag}`;
}
