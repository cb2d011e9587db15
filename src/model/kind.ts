/**
 * Port kinds, spelled as Azure ML spells them (schema `commandComponent`, `inputs.*.type`).
 */

/** Kinds that are paths to something: a file, a folder, a table, a model. */
export const assetKinds = ["uri_file", "uri_folder", "mltable", "mlflow_model", "custom_model", "triton_model"] as const;

/** Kinds that are values: text, numbers, truth. */
export const primitiveKinds = ["string", "integer", "number", "boolean"] as const;

/** Kinds of ports that are paths: to a file, a folder, a table or a model. */
export type AssetKind = (typeof assetKinds)[number];
/** Kinds of ports that are values. */
export type PrimitiveKind = (typeof primitiveKinds)[number];
/** Kinds of ports, as Azure ML spells them. */
export type PortKind = AssetKind | PrimitiveKind;

/** A value that is written in the job itself rather than pointed at. */
export type Literal = string | number | boolean;

export function isAssetKind(kind: unknown): kind is AssetKind {
  return (assetKinds as readonly unknown[]).includes(kind);
}

export function isPrimitiveKind(kind: unknown): kind is PrimitiveKind {
  return (primitiveKinds as readonly unknown[]).includes(kind);
}

export function isPortKind(kind: unknown): kind is PortKind {
  return isAssetKind(kind) || isPrimitiveKind(kind);
}

/** `a uri_file`, `an integer`: a kind in a sentence. */
export function aKind(kind: PortKind): string {
  return `${/^(?:integer|ml)/.test(kind) ? "an" : "a"} ${kind}`;
}

export function isLiteral(value: unknown): value is Literal {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
