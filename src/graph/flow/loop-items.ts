import type { CallSite } from "../../diagnostics/call-site.js";
import { diagnosticAt } from "../../diagnostics/report.js";
import { isWrittenAsset } from "../../dsl/asset.js";
import { Bound, isBound } from "../../dsl/bound.js";
import { isLiteral, type PortKind } from "../../model/kind.js";
import { describe, isPlainObject, isStep } from "../options/describe.js";
import type { PipelineFrame } from "../pipeline-frame.js";
import { readBoundOf } from "../read-value.js";

/** One round's values, by field, as the user gave them. */
type Round = ReadonlyMap<string, unknown>;

/** What a loop goes over: rounds, by name or number, or a binding to rounds that nobody knows yet. */
export type LoopItems =
  | { readonly bound: Bound; readonly rounds?: never }
  | { readonly bound?: never; readonly rounds: ReadonlyMap<string, Round>; readonly named: boolean };

/**
 * Reads the items of a loop; undefined (and reported) when they are none. Their values are judged when it is known which inputs get them;
 * that there are some, with equal fields, when the job is checked.
 */
export function readLoopItems(given: unknown, label: string, site: CallSite, frame: PipelineFrame): LoopItems | undefined {
  const complain = (message: string, hint: string): undefined => {
    frame.context.sink.add(diagnosticAt(site, "AZML232", message, { hint }));
    return undefined;
  };
  if (isBound(given)) {
    const place = { what: `what ${label} goes over`, property: "parallelFor", port: { kind: "string" as const }, site, owner: frame };
    const bound = readBoundOf(given, place, frame.context);
    return bound && { bound };
  }
  if (!Array.isArray(given) && (!isPlainObject(given) || isStep(given))) {
    return complain(`${label} goes over ${describe(given)}`, "give a list of items: [{ fold: 0 }, { fold: 1 }]");
  }
  const entries = Object.entries(given as Record<string, unknown>);
  const wrong = entries.find(([, item]) => !isPlainObject(item) || isStep(item));
  if (wrong) return complain(`an item of ${label} is ${describe(wrong[1])}`, "an item has fields: { fold: 0 }");
  const rounds = new Map(entries.map(([name, item]): [string, Round] => [name, new Map(Object.entries(item as object))]));
  return { rounds, named: !Array.isArray(given) };
}

/** What the closure of a loop gets: a binding per field; of items that are not known (or wrong) any field. */
export function loopItem(items: LoopItems | undefined, loop: object, label: string, frame: PipelineFrame): object {
  const bound = (field: string, kind: PortKind | undefined): Bound =>
    new Bound(
      kind,
      items ? { from: "item", owner: frame, loop, field } : { from: "nothing" },
      `the field "${field}" of the items of ${label}`,
    );
  const rounds = [...(items?.rounds?.values() ?? [])];
  const names = new Set(rounds.flatMap((round) => [...round.keys()]));
  const fields = [...names].map((field) => {
    const values = rounds.flatMap((round) => (round.has(field) ? [round.get(field)] : []));
    return [field, bound(field, commonKind(values))] as const;
  });
  if (items?.rounds && rounds.length > 0) return Object.freeze(Object.fromEntries(fields));
  return new Proxy({}, { get: (_, field) => (typeof field === "symbol" || field === "then" ? undefined : bound(field, undefined)) });
}

/** The kind that values have in common; undefined for values of several kinds, and for what is no value. */
function commonKind(values: readonly unknown[]): PortKind | undefined {
  const kinds = new Set(values.map(kindOfValue));
  if (kinds.size === 2 && kinds.has("integer") && kinds.has("number")) return "number";
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

function kindOfValue(value: unknown): PortKind | undefined {
  if (isBound(value)) return value.kind;
  if (isWrittenAsset(value)) return value.assetKind;
  if (!isLiteral(value)) return undefined;
  if (typeof value === "string") return "string";
  return typeof value === "boolean" ? "boolean" : Number.isInteger(value) ? "integer" : "number";
}
