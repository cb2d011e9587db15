import type { AssetKind, Literal, PortKind, PrimitiveKind } from "../model/kind.js";
import type { InputMode, OutputMode } from "../model/mode.js";
import type { IsFraction } from "./search-values.js";

declare const refused: unique symbol;

/** A kind with the mark of an input that may be left out. Listed, because messages then say its name instead of the list. */
export type OptionalKind =
  | "uri_file?"
  | "uri_folder?"
  | "mltable?"
  | "mlflow_model?"
  | "custom_model?"
  | "triton_model?"
  | "string?"
  | "integer?"
  | "number?"
  | "boolean?";

interface AnyInput {
  /** For people: what the input is, and in which unit. */
  readonly description?: string;
  /** True on an input that may be absent; in the command it stands in `$[[ ]]`. */
  readonly optional?: boolean;
}

interface AssetInputDefinition extends AnyInput {
  /** Kind of the asset. */
  readonly type: AssetKind;
  /** Mode that the component asks for; `ro_mount` when nobody says. */
  readonly mode?: InputMode;
}

interface NumberInputDefinition extends AnyInput {
  /** Kind of the number. */
  readonly type: "integer" | "number";
  /** Value when none is given. */
  readonly default?: number;
  /** Smallest value, inclusive. */
  readonly min?: number;
  /** Largest value, inclusive. */
  readonly max?: number;
}

interface StringInputDefinition extends AnyInput {
  /** A text. */
  readonly type: "string";
  /** Value when none is given. */
  readonly default?: string;
  /** The values that are allowed. */
  readonly enum?: readonly string[];
}

interface BooleanInputDefinition extends AnyInput {
  /** True or false. */
  readonly type: "boolean";
  /** Value when none is given. */
  readonly default?: boolean;
}

/** An input of a component that is defined in data: its kind (with `?` when it may be left out), or the kind with settings. */
export type InputDefinition =
  | PortKind
  | OptionalKind
  | AssetInputDefinition
  | NumberInputDefinition
  | StringInputDefinition
  | BooleanInputDefinition;

interface OutputDefinitionObject {
  /** Kind of the output. */
  readonly type: PortKind;
  /** For people: what the output is. */
  readonly description?: string;
  /** Mode that the component asks for; `rw_mount` when nobody says. */
  readonly mode?: OutputMode;
  /** Control outputs only: readable before the step has ended. */
  readonly earlyAvailable?: true;
}

/** An output of a component that is defined in data: its kind, or the kind with settings. */
export type OutputDefinition = PortKind | OutputDefinitionObject;

export type InputDefinitions = Readonly<Record<string, InputDefinition>>;
export type OutputDefinitions = Readonly<Record<string, OutputDefinition>>;

/** No ports: what stands for `inputs` or `outputs` that are not said. */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- a type parameter's default, not a type of values
export type NoPorts = Record<never, never>;

/** The settings that an input of kind K has. */
type InputKeys<K> = K extends AssetKind
  ? keyof AssetInputDefinition
  : K extends "string"
    ? keyof StringInputDefinition
    : K extends "boolean"
      ? keyof BooleanInputDefinition
      : K extends PrimitiveKind
        ? keyof NumberInputDefinition
        : PropertyKey;

/** The settings that an output has: a mode for what lies somewhere, to be read early for values. */
type OutputKeys<D> = Exclude<keyof OutputDefinitionObject, D extends { readonly type: AssetKind } ? "earlyAvailable" : "mode">;

/** What no fraction is: shown where one is the default of an integer. */
interface WholeNumber {
  readonly [refused]: never;
}
type DefaultCheck<D> = D extends { readonly type: "integer"; readonly default: infer V }
  ? IsFraction<V> extends true
    ? { readonly default: WholeNumber }
    : unknown
  : unknown;

/** What nothing is: shown where a port has a setting that its kind does not have. */
interface NoSuchSettingOfThisKindOfPort {
  readonly [refused]: never;
}
// Unknown where nothing is refused: editors then show what was written, and no check.
type Refused<D, Known> = [Exclude<keyof D, Known>] extends [never]
  ? unknown
  : { readonly [S in Exclude<keyof D, Known>]: NoSuchSettingOfThisKindOfPort };

/** Anything, or a refusal of each setting that an input's kind does not have: a type parameter takes every key. */
export type InputsCheck<I> = {
  readonly [N in keyof I]: I[N] extends { readonly type: infer K } ? Refused<I[N], InputKeys<K>> & DefaultCheck<I[N]> : unknown;
};
/** The same for outputs. */
export type OutputsCheck<O> = {
  readonly [N in keyof O]: O[N] extends { readonly type: unknown } ? Refused<O[N], OutputKeys<O[N]>> : unknown;
};

/**
 * A port in short, `integer?`. Components made of definitions show their ports by it: `{ data: "uri_folder"; epochs: "integer?" }`.
 * The map over the ports is written out where it is used, so that editors show its result and not its name.
 */
export type KindText<D> = D extends { readonly type: infer K extends PortKind }
  ? D extends { readonly enum: readonly (infer V)[] }
    ? string extends V
      ? Short<D, K>
      : OneOf<Short<D, K>, V>
    : Short<D, K>
  : D;
type Short<D, K extends PortKind> = D extends { readonly optional: true } | { readonly default: Literal } ? `${K}?` : K;

/** A port in short that takes some values only: `OneOf<"string?", "rbf" | "linear">`. */
export interface OneOf<K, V> {
  /** The kind, with a `?` when it may be left out. */
  readonly kind: K;
  /** The values that there are. */
  readonly values: V;
}
