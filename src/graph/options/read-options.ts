import type { CallSite } from "../../diagnostics/call-site.js";
import type { DiagnosticCode } from "../../diagnostics/codes/table.js";
import { diagnosticAt } from "../../diagnostics/report.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { isBound } from "../../dsl/bound.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { describe, isPlainObject } from "./describe.js";
import { Check, type Fields, type Kind, ListOf, MapOf, Required, type TypeName, type Value, Variants } from "./field.js";

/** Whose options are read, and how a mistake is told. */
export interface OptionPlace {
  /** `step "train"` */
  readonly what: string;
  readonly code: DiagnosticCode;
  readonly site: CallSite | undefined;
}

/**
 * Reads an options object of the user's: every unknown key, every value that does not fit and every option that is missing is reported,
 * however deep it stands. What comes back is what `fields` say, and nothing else.
 */
export function readOptions(given: unknown, fields: Fields, place: OptionPlace, sink: DiagnosticSink): Record<string, unknown> {
  if (given !== undefined && !isPlainObject(given)) {
    sink.add(diagnosticAt(place.site, place.code, `the options of ${place.what} are not an object but ${describe(given)}`));
    return {};
  }
  return readObject(given ?? {}, fields, { ...place, path: "", key: "" }, sink);
}

/** A value within the options. */
interface ValuePlace extends OptionPlace {
  /** `limits.timeout`; empty for the options themselves. */
  readonly path: string;
  /** The last word of the path, which stands in the source. */
  readonly key: string;
  /** What it is called where that is not its path: `tag "owner"`, `each of "hours"`. */
  readonly name?: string;
}

function readObject(given: Record<string, unknown>, fields: Fields, place: ValuePlace, sink: DiagnosticSink): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field === undefined) reportUnknown(key, fields, place, sink);
    else if (value !== undefined) {
      const fit = readField(value, field instanceof Required ? field.value : field, below(place, key), sink);
      if (fit !== undefined) read[key] = fit;
    }
  }
  for (const [key, field] of Object.entries(fields)) {
    if (field instanceof Required && given[key] === undefined) reportMissing(key, field, place, sink);
  }
  return read;
}

function below({ what, code, site, path }: ValuePlace, key: string): ValuePlace {
  return { what, code, site, key, path: path === "" ? key : `${path}.${key}` };
}

/** The value as its field has it; undefined (and reported) when it does not fit. */
function readField(value: unknown, field: Value, place: ValuePlace, sink: DiagnosticSink): unknown {
  if (isFields(field)) return isPlainObject(value) ? readObject(value, field, place, sink) : complain(value, ["object"], place, sink);
  const kinds = isList(field) ? field : [field];
  // What has parts is looked into, so that a message is of the part.
  if (Array.isArray(value)) {
    const list = kinds.find((kind) => kind instanceof ListOf);
    if (list) {
      const members = value.map((one) => readField(one, list.member, { ...place, name: `each of "${place.path}"` }, sink));
      return members.filter((one) => one !== undefined);
    }
  } else if (isPlainObject(value)) {
    const map = kinds.find((kind) => kind instanceof MapOf);
    if (map) return readMap(value, map, place, sink);
    const variants = kinds.find((kind) => kind instanceof Variants);
    if (variants) return readVariant(value, variants, place, sink);
  }
  return kinds.some((kind) => isOf(kind, value)) ? value : complain(value, kinds, place, sink);
}

function readMap(value: Record<string, unknown>, map: MapOf, place: ValuePlace, sink: DiagnosticSink): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value)) {
    if (one === undefined) continue;
    const fit = readField(one, map.value, { ...below(place, key), name: `${map.entry} "${key}"` }, sink);
    if (fit !== undefined) read[key] = fit;
  }
  return read;
}

function readVariant(value: Record<string, unknown>, { by, of }: Variants, place: ValuePlace, sink: DiagnosticSink): unknown {
  const chosen = value[by];
  const fields = typeof chosen === "string" && Object.hasOwn(of, chosen) ? of[chosen] : undefined;
  if (fields) return readObject(value, { [by]: "string", ...fields }, place, sink);
  const known = Object.keys(of);
  const meant = typeof chosen === "string" ? (known.find((word) => word === chosen.toLowerCase()) ?? didYouMean(chosen, known)) : undefined;
  const hint = meant === undefined ? `it is one of: ${known.join(", ")}` : `did you mean "${meant}"?`;
  const message = `the ${by} of ${nameOf(place)} of ${place.what} is ${describe(chosen)}`;
  sink.add(diagnosticAt(place.site, place.code, message, { focus: chosen === undefined ? place.key : by, hint }));
  return undefined;
}

/** What the value is called. */
function nameOf({ name, path }: ValuePlace): string {
  return name ?? `"${path}"`;
}

/** What has options: the whole, or an option that has some of its own. */
function ownerOf(place: ValuePlace): string {
  return place.path === "" ? place.what : `${nameOf(place)} of ${place.what}`;
}

function reportUnknown(key: string, fields: Fields, place: ValuePlace, sink: DiagnosticSink): void {
  const known = Object.keys(fields);
  const meant = didYouMean(key, known);
  const hint = meant ? `did you mean "${meant}"?` : known.length > 0 ? `options are: ${known.join(", ")}` : undefined;
  const message = `${ownerOf(place)} has no option "${key}"`;
  sink.add(diagnosticAt(place.site, place.code, message, { focus: key, ...(hint !== undefined && { hint }) }));
}

function reportMissing(key: string, { hint }: Required, place: ValuePlace, sink: DiagnosticSink): void {
  const details = { hint, ...(place.key !== "" && { focus: place.key }) };
  sink.add(diagnosticAt(place.site, place.code, `${ownerOf(place)} needs the option "${key}"`, details));
}

function complain(value: unknown, kinds: readonly Kind[], place: ValuePlace, sink: DiagnosticSink): undefined {
  const wanted = [...new Set(kinds.map(wordsOf))].join(" or ");
  const hint = kinds.flatMap((kind) => (kind instanceof Check ? (kind.hint(value) ?? []) : []))[0];
  const name = place.name ?? `option "${place.path}"`;
  const message = `${name} of ${place.what} has to be ${wanted}, not ${describe(value)}`;
  sink.add(diagnosticAt(place.site, place.code, message, { focus: place.key, ...(hint !== undefined && { hint }) }));
  return undefined;
}

/** Types in a sentence. */
const words: Readonly<Record<TypeName, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  object: "an object",
  function: "a class",
  literal: "a text, a number, or true or false",
  binding: "an input of the pipeline",
  any: "anything",
};

function wordsOf(kind: Kind): string {
  if (typeof kind === "string") return words[kind];
  if (kind instanceof Check) return kind.words;
  return kind instanceof ListOf ? "a list" : "an object";
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind instanceof Check) return kind.fits(value);
  switch (kind) {
    case "any":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object":
      return isPlainObject(value);
    case "binding":
      return isBound(value);
    case "literal":
      return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
    case "string":
    case "boolean":
    case "function":
      return typeof value === kind;
    default:
      return false;
  }
}

function isFields(field: Value): field is Fields {
  return isPlainObject(field);
}

function isList(field: Value): field is readonly Kind[] {
  return Array.isArray(field);
}
