import type { AssetKind } from "../model/kind.js";
import type { InputMode } from "../model/mode.js";

interface CommonOptions {
  /** Wire name; the property in snake_case when absent. */
  readonly name?: string;
  readonly description?: string;
}

interface NumericOptions {
  /** Smallest value, inclusive. */
  readonly min?: number;
  /** Largest value, inclusive. */
  readonly max?: number;
}

interface StringOptions {
  /** The values that are allowed. */
  readonly enum?: readonly string[];
}

interface AssetOptions {
  /** Mode that the component asks for; `ro_mount` when nobody says. */
  readonly mode?: InputMode;
}

/** What `@input` takes beside the kind, kind by kind (schema `commandComponent`, `inputs.*`). */
export type InputOptions<K> = CommonOptions &
  (K extends "integer" | "number"
    ? NumericOptions
    : K extends "string"
      ? StringOptions
      : K extends AssetKind
        ? AssetOptions
        : unknown);

/** The type that a default of kind K has. Assets have none. */
export type DefaultOf<K> = K extends "string" ? string : K extends "integer" | "number" ? number : K extends "boolean" ? boolean : never;

