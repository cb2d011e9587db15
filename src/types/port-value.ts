import type { AssetKind, PortKind } from "../model/kind.js";

declare const assetKind: unique symbol;
declare const numberKind: unique symbol;
declare const outputFlag: unique symbol;
declare const defaultFlag: unique symbol;

/** A path that knows which kind of asset lies there. To code it is a string. */
type Path<K extends AssetKind> = string & { readonly [assetKind]?: K };

/** Path of one file. */
export type UriFile = Path<"uri_file">;
/** Path of a folder. */
export type UriFolder = Path<"uri_folder">;
/** Path of a folder with an `MLTable` file. */
export type MLTable = Path<"mltable">;
/** Path of a folder with an `MLmodel` file. */
export type MLFlowModel = Path<"mlflow_model">;
/** Path of a model in a format of your own. */
export type CustomModel = Path<"custom_model">;
/** Path of a Triton model repository. */
export type TritonModel = Path<"triton_model">;

/** A whole number. Plain `number` is accepted for an `integer` port as well. */
export type Integer = number & { readonly [numberKind]?: "integer" };

/**
 * Marks a port as an output: a path the body writes to.
 *
 * @example
 * ;@output("mlflow_model") model!: Output<MLFlowModel>;
 */
export type Output<T> = T & { readonly [outputFlag]?: true };

/**
 * Marks an input that has a default and may therefore be left out by `step()`.
 *
 * @example
 * ;@input("integer") epochs: Default<number> = 10;
 */
export type Default<T> = T & { readonly [defaultFlag]?: true };

/** The type a body reads for each port kind. */
export interface ValueOf {
  uri_file: UriFile;
  uri_folder: UriFolder;
  mltable: MLTable;
  mlflow_model: MLFlowModel;
  custom_model: CustomModel;
  triton_model: TritonModel;
  string: string;
  integer: number;
  number: number;
  boolean: boolean;
}

type Has<T, S extends symbol> = S extends keyof NonNullable<T> ? true : false;
export type IsOutput<T> = Has<T, typeof outputFlag>;
export type IsDefault<T> = Has<T, typeof defaultFlag>;
/** True for types that name an asset kind, false for a plain string. */
export type IsPath<T> = Has<T, typeof assetKind>;

/** A type without the mark of a default. TypeScript finds `V` by taking away what both sides have in common. */
type Unmarked<T> = T extends Default<infer V> ? V : T;
type ListedIn<T> = T extends string ? (string extends T ? never : T) : T extends number ? (number extends T ? never : T) : never;

/** The texts or numbers that a field's type lists, which are then its only values; never when it lists none. */
export type ListedValues<T> = ListedIn<Unmarked<T>>;

/** The port kind that a property's type stands for. A plain `number` stands for both number kinds. */
export type KindOf<T> = [T] extends [boolean]
  ? "boolean"
  : [T] extends [number]
    ? typeof numberKind extends keyof T
      ? "integer"
      : "number" | "integer"
    : T extends { readonly [assetKind]?: infer K }
      ? typeof assetKind extends keyof T
        ? Extract<K, PortKind>
        : "string"
      : "string";
