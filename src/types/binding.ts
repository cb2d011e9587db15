import type { AssetKind, PortKind, PrimitiveKind } from "../model/kind.js";
import type { AssetReference } from "./asset-reference.js";

declare const bound: unique symbol;
declare const grouped: unique symbol;
declare const eitherNumber: unique symbol;

/** What functions have and bindings have not: protected, so that nobody reads it and no editor offers it. */
declare abstract class NoValueWhileTheGraphIsBuilt {
  protected length: never;
  protected name: never;
  protected arguments: never;
  protected caller: never;
  protected prototype: never;
  protected apply(...never: unknown[]): unknown;
  protected bind(...never: unknown[]): unknown;
  protected call(...never: unknown[]): unknown;
  protected toString(...never: unknown[]): string;
  protected toLocaleString(...never: unknown[]): string;
  protected valueOf(...never: unknown[]): unknown;
}

/**
 * A value that exists only when the pipeline runs: a pipeline's input or a step's output.
 *
 * It has no value while the graph is built, so nothing can be computed or decided with it: `this.epochs * 2` and `this.fast ? 1 : 10` are
 * compile errors, and a template string or `+` from JavaScript is diagnostic AZML207. `ifElse()` decides while the pipeline runs.
 */
export interface Binding<K extends PortKind = PortKind> extends NoValueWhileTheGraphIsBuilt {
  // It cannot be called. TypeScript refuses what has a signature as a condition, since a function is always true.
  (never: never, called: never): NoValueWhileTheGraphIsBuilt;
  /** The kind of port that it is, as Azure ML calls it. */
  readonly kind: K;
  readonly [bound]: true;
  /**
   * The same binding, taken for another kind. Use it where Azure ML would accept what the types do not:
   * a folder that holds one file, a string that holds a number. It changes the type only; what is sent is the same.
   *
   * @example
   * step(Report, { page: scored.outputs.folder.as("uri_file") });
   */
  as<T extends (K extends AssetKind ? AssetKind : PrimitiveKind)>(kind: T): Binding<T>;
}

/**
 * The kind that a plain `number` stands for: of a field or a returned value whose port may be a `number` or an `integer`.
 * TypeScript cannot tell, so it fits both; the graph builder can, and does. Write the type `Integer` to be exact.
 */
export type AnyNumber = "number" & { readonly [eitherNumber]: true };

/** What a field whose type is a class of ports becomes: its bindings, by name. */
export type Grouped<C> = { readonly [grouped]?: C };
export type IsBinding<T> = NonNullable<T> extends { readonly [bound]: unknown } ? true : false;
/** True for a method, asked without a look at what it returns. A binding is none, although its type has a signature. */
export type IsMethod<T> = NonNullable<T> extends (...args: never[]) => void ? (IsBinding<T> extends true ? false : true) : false;
export type GroupOf<T> = typeof grouped extends keyof NonNullable<T>
  ? NonNullable<T> extends { readonly [grouped]?: infer C }
    ? C
    : never
  : never;

/** Kinds that are folders to a component that asks for one. */
type FolderKind = "uri_folder" | "mltable" | "mlflow_model" | "custom_model" | "triton_model";

/**
 * What may be given to an input of each kind.
 *
 * Models and tables are folders to a component that asks for a folder, and an integer is a number. Anything else needs
 * `.as(kind)`. Azure ML's own client refuses nothing here; the service is as lenient as this. Spelled out kind by kind
 * because that is how messages and editors show it.
 */
export interface Accepted {
  uri_file: Binding<"uri_file"> | AssetReference<"uri_file">;
  uri_folder: Binding<FolderKind> | AssetReference<FolderKind>;
  mltable: Binding<"mltable"> | AssetReference<"mltable">;
  mlflow_model: Binding<"mlflow_model"> | AssetReference<"mlflow_model">;
  custom_model: Binding<"custom_model"> | AssetReference<"custom_model">;
  triton_model: Binding<"triton_model"> | AssetReference<"triton_model">;
  string: string | Binding<"string">;
  integer: number | Binding<"integer" | AnyNumber>;
  number: number | Binding<"number" | "integer">;
  boolean: boolean | Binding<"boolean">;
}
