import type { CallSite } from "../diagnostics/call-site.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnosticAt } from "../diagnostics/report.js";
import { type AssetOptions, isWrittenAsset, type WrittenAsset } from "../dsl/asset.js";
import { type Bound, isBound } from "../dsl/bound.js";
import { isSearchValues } from "../dsl/search-space.js";
import { accepts } from "../model/accepted-kinds.js";
import { assetPath } from "../model/asset-path.js";
import type { AssetPath } from "../model/asset.js";
import { aKind, isAssetKind, isLiteral, type PortKind } from "../model/kind.js";
import { inputModes } from "../model/mode.js";
import type { InputPort } from "../model/port.js";
import type { InputValue } from "../model/value.js";
import { compact } from "../util/compact.js";
import { assetReferenceProblem } from "./asset-reference-problem.js";
import type { GraphContext } from "./graph-context.js";
import { describe, isStep } from "./options/describe.js";
import { filledText, oneOf } from "./options/field.js";
import { readOptions } from "./options/read-options.js";
import type { DraftValue } from "./node-draft.js";
import { callerFolder } from "./written-path.js";
import { valueProblem } from "./value-problem.js";

/** Where a value was given: for messages. */
export interface ValuePlace {
  /** `input "epochs" of step "train"` */
  readonly what: string;
  readonly property: string;
  /** Undefined when it is not known: then the value says itself what it is. */
  readonly port: InputPort | undefined;
  readonly site: CallSite;
  /** Steps that this pipeline has made, to recognise a step given in place of one of its outputs. */
  readonly owner: object | undefined;
  /** Where a value that does not fit is told. Default: without a place in the job. */
  readonly report?: (diagnostic: Diagnostic) => void;
}

type KnownPlace = ValuePlace & { readonly port: InputPort };

/** Reads what the user gave to one input; undefined (and reported) when it does not fit. */
export function readValue(value: unknown, given: ValuePlace, context: GraphContext): DraftValue | undefined {
  const place = { ...given, port: given.port ?? { kind: kindOfValue(value) } };
  if (isBound(value)) return readBoundOf(value, place, context);
  if (isWrittenAsset(value)) return readAsset(value, place, context);
  const problem =
    isLiteral(value) && !isAssetKind(place.port.kind)
      ? valueProblem(value, place.port)
      : { about: "type", wanted: wanted(place.port.kind) };
  // What came of computing with a binding was reported where it was done.
  if ((Number.isNaN(value) || value === "") && context.sink.has("AZML207")) return undefined;
  if (problem === undefined) return { kind: "literal", value: value as string | number | boolean };
  const range = problem.about === "range";
  const hint = range ? undefined : valueHint(value, place.port.kind);
  const message = `${place.what} has to be ${problem.wanted}, not ${describe(value)}`;
  const found = diagnosticAt(place.site, range ? "AZML216" : "AZML206", message, { focus: place.property, ...(hint && { hint }) });
  if (place.report) place.report(found);
  else context.sink.add(found);
  return undefined;
}

/** The kind that a value has of itself. */
function kindOfValue(value: unknown): PortKind {
  if (isBound(value)) return value.kind ?? "string";
  if (isWrittenAsset(value)) return value.assetKind;
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "string";
}

/** A binding that has to be of a kind, and of this pipeline; undefined (and reported, now or before) when it is not. */
export function readBoundOf(bound: Bound, place: KnownPlace, context: GraphContext): Bound | undefined {
  if (bound.source.from === "nothing") return undefined;
  if (isForeign(bound, place.owner)) {
    const message = `${bound.label} belongs to another pipeline than ${place.what}`;
    const hint =
      place.owner === undefined
        ? "a job's inputs are values: numbers, texts, uriFolder(…)"
        : "give the inner pipeline an input, and pass the binding there";
    context.sink.add(diagnosticAt(place.site, "AZML208", message, { focus: place.property, hint }));
    return undefined;
  }
  if (bound.kind !== undefined && !accepts(place.port.kind, bound.kind)) {
    const hint = sameFamily(bound.kind, place.port.kind)
      ? `if this is meant, write .as("${place.port.kind}") behind the binding`
      : undefined;
    const message = `${place.what} takes ${aKind(place.port.kind)}, but ${bound.label} is ${aKind(bound.kind)}`;
    context.sink.add(diagnosticAt(place.site, "AZML215", message, { focus: place.property, ...(hint && { hint }) }));
    return undefined;
  }
  return bound;
}

function isForeign({ source }: Bound, owner: object | undefined): boolean {
  if (source.from === "text") return source.parts.some((part) => isBound(part) && isForeign(part, owner));
  return source.from !== "nothing" && source.owner !== owner;
}

const assetFields = { mode: oneOf(inputModes), datastore: filledText } as const;

function readAsset(asset: WrittenAsset, place: KnownPlace, context: GraphContext): InputValue | undefined {
  const complain = (code: "AZML206" | "AZML221", message: string, hint: string): undefined => {
    context.sink.add(diagnosticAt(place.site, code, message, { focus: place.property, hint }));
    return undefined;
  };
  if (!accepts(place.port.kind, asset.assetKind)) {
    return complain(
      "AZML206",
      `${place.what} has to be ${wanted(place.port.kind)}, not ${aKind(asset.assetKind)}`,
      valueHint(asset, place.port.kind) ?? "",
    );
  }
  if (typeof asset.path !== "string" || asset.path.trim() === "") {
    return complain("AZML221", `the path of ${place.what} is ${describe(asset.path)}`, "give a local path, azureml:name:version, or a URL");
  }
  const at = { what: `the asset of ${place.what}`, code: "AZML221" as const, site: asset.site };
  const options: AssetOptions = readOptions(asset.options, assetFields, at, context.sink);
  const path = pathOf(asset.path, callerFolder(asset.site, context.folder));
  if (!path)
    return complain("AZML221", `the path of ${place.what} is no valid URL: ${asset.path}`, "a file URL has three slashes: file:///data");
  const wrong = assetReferenceProblem(path);
  if (wrong) return complain("AZML221", `${wrong.message}, in ${place.what}`, wrong.hint);
  return { kind: "asset", asset: compact({ type: asset.sent, path, ...options }) };
}

function pathOf(written: string, folder: string): AssetPath | undefined {
  try {
    return assetPath(written, folder);
  } catch {
    // A file URL with a host, or with an escape that is none.
    return undefined;
  }
}

const makers: Partial<Record<PortKind, string>> = {
  uri_file: "uriFile",
  uri_folder: "uriFolder",
  mltable: "mltable",
  mlflow_model: "mlflowModel",
  custom_model: "customModel",
  triton_model: "tritonModel",
};

function wanted(kind: PortKind): string {
  return kind === "integer" ? "a whole number" : aKind(kind);
}

function valueHint(value: unknown, kind: PortKind): string | undefined {
  const maker = makers[kind];
  if (maker && typeof value === "string") return `write ${maker}(${JSON.stringify(value)})`;
  if (maker) return `give a binding, or ${maker}("…")`;
  if (value === null) return "leave it out instead of giving null";
  if (isStep(value)) return "a step is not a value: give one of its outputs, step.outputs.…";
  if (isSearchValues(value)) return "sweep() searches in values; step() takes one";
  return undefined;
}

function sameFamily(a: PortKind, b: PortKind): boolean {
  return isAssetKind(a) === isAssetKind(b);
}
