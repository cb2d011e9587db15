import type { CallSite } from "../diagnostics/call-site.js";
import type { DiagnosticCode } from "../diagnostics/codes/table.js";
import { diagnosticAt } from "../diagnostics/report.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import { isBound } from "../dsl/bound.js";
import { isDefinition } from "../dsl/definition.js";
import { isSearchValues } from "../dsl/search-space.js";
import { didYouMean } from "../util/did-you-mean.js";
import { isClass } from "./is-class.js";

type TypeName = "string" | "number" | "boolean" | "object" | "array" | "function" | "literal" | "binding" | "any";
/** Types in a sentence. */
const words: Readonly<Record<TypeName, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  function: "a class",
  literal: "a text, a number, or true or false",
  binding: "an input of the pipeline",
  any: "anything",
};
/** The options there are: what each may be, or the options within it. */
export interface Fields {
  readonly [option: string]: TypeName | readonly TypeName[] | Fields;
}

/** Reads an options object of the user's: every unknown key and every value of the wrong type is reported. */
export function readOptions(
  given: unknown,
  fields: Fields,
  where: { readonly what: string; readonly code: DiagnosticCode; readonly site: CallSite | undefined },
  sink: DiagnosticSink,
): Record<string, unknown> {
  if (given === undefined) return {};
  if (!isPlainObject(given)) {
    sink.add(diagnosticAt(where.site, where.code, `the options of ${where.what} are not an object but ${describe(given)}`));
    return {};
  }
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const types = fields[key];
    if (types === undefined) {
      const meant = didYouMean(key, Object.keys(fields));
      const hint = meant ? `did you mean "${meant}"?` : `options are: ${Object.keys(fields).join(", ")}`;
      sink.add(diagnosticAt(where.site, where.code, `${where.what} has no option "${key}"`, { focus: key, hint }));
    } else if (value === undefined) {
      continue;
    } else if (typeof types === "object" && !isList(types)) {
      read[key] = readWithin(key, value, types, where, sink);
    } else {
      const wanted = typeof types === "string" ? [types] : types;
      if (wanted.some((type) => isOf(type, value))) read[key] = value;
      else {
        const message = `option "${key}" of ${where.what} has to be ${wanted.map((type) => words[type]).join(" or ")}, not ${describe(value)}`;
        sink.add(diagnosticAt(where.site, where.code, message, { focus: key }));
      }
    }
  }
  return read;
}

function readWithin(key: string, value: unknown, fields: Fields, where: Parameters<typeof readOptions>[2], sink: DiagnosticSink): unknown {
  if (isPlainObject(value)) return readOptions(value, fields, { ...where, what: `"${key}" of ${where.what}` }, sink);
  const message = `option "${key}" of ${where.what} has to be an object, not ${describe(value)}`;
  sink.add(diagnosticAt(where.site, where.code, message, { focus: key }));
  return undefined;
}

function isList(types: Fields[string]): types is readonly TypeName[] {
  return Array.isArray(types);
}

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
  if (typeof value === "number" || typeof value === "boolean") return `the ${typeof value} ${String(value)}`;
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

function isOf(type: TypeName, value: unknown): boolean {
  switch (type) {
    case "any":
      return true;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value) && !isBound(value);
    case "binding":
      return isBound(value);
    case "literal":
      return ["string", "number", "boolean"].includes(typeof value);
    default:
      return typeof value === type;
  }
}
