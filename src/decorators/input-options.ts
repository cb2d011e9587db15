import type { AssetKind } from "../model/kind.js";
import type { InputMode } from "../model/mode.js";

/** What `@input` takes beside the kind, whatever it is. */
interface CommonOptions<F> {
  /** Wire name; the property in snake_case when absent. */
  readonly name?: string;
  /** For people: what the input is, and in which unit. */
  readonly description?: string;
  /** True on an input that may be absent; its property is written with `?`. */
  readonly optional?: F;
}

interface ValueOptions<F, D> extends CommonOptions<F> {
  /** Value when none is given. In a component, the field's initialiser says the same. */
  readonly default?: D;
}

interface NumberInputOptions<F, D> extends ValueOptions<F, D> {
  /** Smallest value, inclusive. */
  readonly min?: number;
  /** Largest value, inclusive. */
  readonly max?: number;
}

interface StringInputOptions<F, D, E> extends ValueOptions<F, D> {
  /** The values that are allowed. A field whose type lists texts lists the same. */
  readonly enum?: readonly E[];
}

interface BooleanInputOptions<F, D> extends ValueOptions<F, D> {}

interface AssetInputOptions<F> extends CommonOptions<F> {
  /** Mode that the component asks for; `ro_mount` when nobody says. */
  readonly mode?: InputMode;
}

interface GroupInputOptions {
  /** Wire name; the property in snake_case when absent. */
  readonly name?: string;
}

/** The options of an input of kind K (schema `commandComponent`, `inputs.*`). */
export type InputOptions<K, F, D, E> = K extends "integer" | "number"
  ? NumberInputOptions<F, D>
  : K extends "string"
    ? StringInputOptions<F, D, E>
    : K extends "boolean"
      ? BooleanInputOptions<F, D>
      : K extends AssetKind
        ? AssetInputOptions<F>
        : GroupInputOptions;

/** The type that a default of kind K has. Assets have none. */
export type DefaultOf<K> = K extends "string" ? string : K extends "integer" | "number" ? number : K extends "boolean" ? boolean : never;
