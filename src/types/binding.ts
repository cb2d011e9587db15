import type { AssetKind, PortKind, PrimitiveKind } from "../model/kind.js";

declare const bound: unique symbol;
declare const grouped: unique symbol;

/**
 * A value that exists only when the pipeline runs: a pipeline's input or a step's output.
 *
 * It has no value while the graph is built, so nothing can be computed with it: `this.epochs * 2` is a compile
 * error, and a template string or `+` from JavaScript is diagnostic AZML207.
 */
export interface Binding<K extends PortKind = PortKind> {
  readonly kind: K;
  readonly [bound]: true;
  /**
   * The same binding, taken for another kind. Use it where Azure ML would accept what the types do not:
   * a folder that holds one file, a string that holds a number. It changes the type only; what is sent is the same.
   *
   * @example
   * step(Report, { page: scored.outputs.folder.as("uri_file") });
   */
  as<T extends K extends AssetKind ? AssetKind : PrimitiveKind>(kind: T): Binding<T>;
}

/** What a field whose type is a class of ports becomes: its bindings, by name. */
export type Grouped<C> = { readonly [grouped]?: C };
export type IsBinding<T> = NonNullable<T> extends { readonly [bound]: unknown } ? true : false;
export type GroupOf<T> = typeof grouped extends keyof NonNullable<T>
  ? NonNullable<T> extends { readonly [grouped]?: infer C }
    ? C
    : never
  : never;

/**
 * Kinds that may be wired into an input of kind K.
 *
 * Models and tables are folders to a component that asks for a folder, and an integer is a number.
 * Anything else needs `.as(kind)`. Azure ML's own client refuses nothing here; the service is as lenient as this.
 */
export type Accepted<K extends PortKind> = K extends "uri_folder"
  ? "uri_folder" | "mltable" | "mlflow_model" | "custom_model" | "triton_model"
  : K extends "number"
    ? "number" | "integer"
    : K;
