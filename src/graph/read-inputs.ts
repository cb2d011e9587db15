import type { CallSite } from "../diagnostics/call-site.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { isBound } from "../dsl/bound.js";
import { type InputPort, isRequired } from "../model/port.js";
import { didYouMean } from "../util/did-you-mean.js";
import type { GraphContext } from "./graph-context.js";
import { describe, isPlainObject } from "./options/describe.js";
import { readValue } from "./read-value.js";
import { describeInputs, flatInputs, type InputShape } from "./shape.js";
import type { DraftValue } from "./node-draft.js";
import { type Report, reportAt } from "./pending-path.js";

/** Whose inputs are read: for messages. */
export interface InputsPlace {
  /** Wire names of inputs that got their value elsewhere (the command line): not missing. */
  readonly provided?: ReadonlySet<string>;
  /** `step "train"`, `the job`. */
  readonly what: string;
  /** `Train` */
  readonly component: string;
  readonly site: CallSite;
  readonly owner: object | undefined;
  /** Whose ports are not known: any name goes. */
  readonly open?: true;
  /** Where what is missing or does not fit is told. Default: as the inputs of the job. */
  readonly report?: Report;
}

/** Reads an object of inputs against a component's ports: unknown, missing and unfit ones are all reported. */
export function readInputs(
  given: unknown,
  shapes: readonly InputShape[],
  place: InputsPlace,
  context: GraphContext,
): Map<string, DraftValue> {
  const values = new Map<string, DraftValue>();
  readGroup(given ?? {}, shapes, "", values, place, context);
  if (place.open && isPlainObject(given)) readUnknown(given, values, place, context);
  return values;
}

/** Inputs of a component whose ports are not known: each value says itself what it is. */
function readUnknown(given: Record<string, unknown>, values: Map<string, DraftValue>, place: InputsPlace, context: GraphContext): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const what = `input "${name}" of ${place.what}`;
    const { site, owner } = place;
    const read = readValue(value, { what, property: name, port: undefined, site, owner, report: reporter(name, place, context) }, context);
    if (read) values.set(name, read);
  }
}

function readGroup(
  given: unknown,
  shapes: readonly InputShape[],
  prefix: string,
  values: Map<string, DraftValue>,
  place: InputsPlace,
  context: GraphContext,
): void {
  if (typeof given !== "object" || given === null || isBound(given) || (!isPlainObject(given) && prefix === "")) {
    const group = prefix.replace(/\.$/, "");
    const message = prefix
      ? `the group "${group}" of ${place.what} has to be an object, not ${describe(given)}`
      : `the inputs of ${place.what} are not an object but ${describe(given)}`;
    context.sink.add(
      diagnosticAt(place.site, "AZML206", message, {
        ...(group && { focus: group.split(".").at(-1) ?? group }),
        hint: `inputs of ${prefix ? `the group` : place.component}: ${describeInputs(shapes)}`,
      }),
    );
    return;
  }
  const record = given as Record<string, unknown>;
  const meant = place.open ? new Set<string>() : reportUnknown(Object.keys(record), shapes, prefix, place, context);
  const needed = (input: { readonly wire: string; readonly port: InputPort }): boolean =>
    isRequired(input.port) && !place.provided?.has(input.wire);
  for (const shape of shapes) {
    const value = record[shape.property];
    const property = prefix + shape.property;
    // A misspelt input is told once, not as a missing one as well.
    if (value === undefined && meant.has(shape.property)) continue;
    if ("group" in shape) {
      if (value !== undefined) readGroup(value, shape.group, `${property}.`, values, place, context);
      else for (const missing of flatInputs([shape], prefix).filter(needed)) reportMissing(missing, shapes, place, context);
    } else if (value !== undefined) {
      const what = `input "${property}" of ${place.what}`;
      const { site, owner } = place;
      const report = reporter(shape.wire, place, context);
      const read = readValue(value, { what, property: shape.property, port: shape.port, site, owner, report }, context);
      if (read) values.set(shape.wire, read);
    } else if (needed(shape)) reportMissing({ property, wire: shape.wire }, shapes, place, context);
  }
}

/** Reports the inputs that there are none of; the ones that were probably meant come back. */
function reportUnknown(
  keys: readonly string[],
  shapes: readonly InputShape[],
  prefix: string,
  place: InputsPlace,
  context: GraphContext,
): ReadonlySet<string> {
  const known = shapes.map((shape) => shape.property);
  const all = new Set<string>();
  for (const key of keys.filter((name) => !known.includes(name))) {
    const meant = didYouMean(key, known);
    if (meant !== undefined) all.add(meant);
    const notes = [`inputs of ${place.component}: ${describeInputs(shapes)}`];
    const details = { focus: key, notes, ...(meant !== undefined && { hint: `did you mean "${meant}"?` }) };
    context.sink.add(diagnosticAt(place.site, "AZML204", `${place.what} has no input "${prefix}${key}"`, details));
  }
  return all;
}

function reportMissing(
  { property, wire }: { readonly property: string; readonly wire: string },
  shapes: readonly InputShape[],
  place: InputsPlace,
  context: GraphContext,
): void {
  const notes = [`inputs of ${place.component}: ${describeInputs(shapes)}`];
  reporter(wire, place, context)(diagnosticAt(place.site, "AZML205", `${place.what} needs the input "${property}"`, { notes }));
}

function reporter(wire: string, { report }: InputsPlace, context: GraphContext): (diagnostic: Diagnostic) => void {
  return (diagnostic) => (report ?? reportAt(context.sink))(diagnostic, `inputs.${wire}`);
}
