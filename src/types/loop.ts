import type { AssetKind, Literal, PortKind, PrimitiveKind } from "../model/kind.js";
import type { AssetReference } from "./asset-reference.js";
import type { AnyNumber, Binding, IsBinding } from "./binding.js";

/** What one round of a loop may be given. */
type ItemValue = Literal | AssetReference | Binding;

/** What `parallelFor` goes over: a list, a map of named rounds, or a binding to a text that will hold a list as JSON. */
export type LoopItems = object;

/** The items themselves, or for what is wrong in them what is right. Field by field, so that interfaces are as good as other types. */
export type ItemsCheck<I> =
  I extends Binding<infer K>
    ? [K] extends ["string"]
      ? unknown
      : Binding<"string">
    : { readonly [N in keyof I]: I[N] extends object ? ItemCheck<I[N]> : Readonly<Record<string, ItemValue>> };
type ItemCheck<E> =
  IsBinding<E> extends true
    ? Readonly<Record<string, ItemValue>>
    : { readonly [F in keyof E]: E[F] extends ItemValue ? unknown : ItemValue };

/** Fields that are known only when the pipeline runs: any name, any kind. The service checks them. */
// oxlint-disable-next-line typescript/no-explicit-any -- every name must be usable without a non-null assertion
type UncheckedItem = any;

type Field<V> =
  V extends Binding<infer K>
    ? Binding<K>
    : V extends AssetReference<infer K>
      ? Binding<K>
      : V extends number
        ? Binding<AnyNumber>
        : V extends boolean
          ? Binding<"boolean">
          : Binding<"string">;
type Fields<I> = { readonly [P in keyof I]: Field<I[P]> };

/** What the closure of `parallelFor` gets: a binding for each field of the items. */
export type ItemOf<I> = I extends Binding ? UncheckedItem : I extends readonly (infer E)[] ? Fields<E> : Fields<I[keyof I]>;

type GatheredKind<K extends PortKind> = K extends AssetKind ? "mltable" : "string";

/** The outputs of all rounds together: a table of all files, or a text that holds a list of all values. */
export type Gathered<O> = {
  readonly [P in keyof O]: O[P] extends Binding<infer K extends AssetKind | PrimitiveKind> ? Binding<GatheredKind<K>> : O[P];
};

/** For each input, what of it is a binding: a loop passes on outputs, not values. */
export type NextArgs<A> = { readonly [P in keyof A]?: Extract<A[P], Binding> | undefined };
