import type { PortKind } from "../model/kind.js";
import type { Accepted, AnyNumber, Binding, Grouped, GroupOf, IsMethod } from "./binding.js";
import type { IsDefault, IsOutput, KindOf, ListedValues } from "./port-value.js";

declare const nothing: unique symbol;

type OutputKeys<C> = { [P in keyof C]-?: IsOutput<C[P]> extends true ? P : never }[keyof C];
type InputKeys<C> = {
  [P in keyof C]-?: IsMethod<C[P]> extends true ? never : IsOutput<C[P]> extends true ? never : P;
}[keyof C];
type OmittableKeys<C> = {
  [P in InputKeys<C>]-?: MayBeAbsent<C, P> extends true ? P : IsDefault<C[P]> extends true ? P : never;
}[InputKeys<C>];

/**
 * True for a property that may be undefined. Where TypeScript does not check nulls (`strict: false`) everything may;
 * then the question mark decides.
 */
export type MayBeAbsent<C, P extends keyof C> = undefined extends string
  ? object extends Pick<C, P>
    ? true
    : false
  : undefined extends C[P]
    ? true
    : false;

/** The kind of a field: of its binding (pipelines) or of its value (components). */
type FieldKind<T> = NonNullable<T> extends { readonly kind: infer K extends PortKind } ? K : KindOf<NonNullable<T>>;

/** What may be given to an input of kind K; of either number kind for a plain `number`. */
export type Accept<K extends PortKind> = [K] extends ["number" | "integer"]
  ? Accepted[[K] extends ["integer"] ? "integer" : "number"]
  : Accepted[K];

/** What may be given to an input of kind K that exists when the pipeline runs. */
export type AcceptBinding<K extends PortKind> = Extract<Accept<K>, Binding>;

type AcceptValue<T> = [ListedValues<T>] extends [never] ? Accept<FieldKind<T>> : ListedValues<T> | AcceptBinding<FieldKind<T>>;
type AcceptField<T> = [GroupOf<T>] extends [never] ? AcceptValue<T> : Args<GroupOf<T>>;

/** Keeps a component without inputs from taking any: an empty type would. */
export interface Nothing {
  readonly [nothing]?: never;
}

// Maps over some keys of a class, as `Pick` is one: only such a map tells TypeScript that its properties are the class's fields, so that editors
// go from a step's input to the field, rename both, and show the field's comment.
type NeededUnlessDefault<C, K extends keyof C> = { [P in K]: AcceptField<C[P]> };
type Omittable<C, K extends keyof C> = { [P in K]?: AcceptField<C[P]> | undefined };
type FieldBindings<C, K extends keyof C> = { readonly [P in K]-?: FieldBinding<C[P]> };

/** The inputs of a class of ports, as `step()` takes them. */
export type Args<C> = NeededUnlessDefault<C, Exclude<InputKeys<C>, OmittableKeys<C>>> & Omittable<C, OmittableKeys<C>> & Nothing;

// Two branches rather than one `Binding<…>`: an alias for an interface would be shown in its place.
type One<K extends PortKind> = "number" | "integer" extends K ? Binding<AnyNumber> : Binding<K>;

/** The binding that a field of a class of ports stands for. */
type FieldBinding<T> = [GroupOf<T>] extends [never] ? One<FieldKind<T>> : Bindings<GroupOf<T>>;

/**
 * The inputs of a class of ports as bindings: what a pipeline method receives, and what a group field holds.
 *
 * @example
 * ;@pipeline({ inputs: TrainingInputs })
 * static training({ rawData, epochs }: Bindings<TrainingInputs>) { … }
 */
export type Bindings<C> = FieldBindings<C, InputKeys<C>> & Grouped<C>;

/** The `output` binding that a primitive return value makes. */
export type Returned<R> = [Awaited<R>] extends [string | number | boolean]
  ? {
      /** What the body returns. */
      readonly output: One<KindOf<Awaited<R>>>;
    }
  : unknown;

/** The outputs that a class of ports declares, as bindings. */
export type Outputs<C> = FieldBindings<C, OutputKeys<C>>;
