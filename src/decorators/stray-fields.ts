import type { GroupOf, IsBinding, IsMethod } from "../types/binding.js";
import type { IsAny } from "../types/is-any.js";
import type { IsOutput } from "../types/port-value.js";

/** The method that makes a class a component, or a pipeline. */
export type Wanted = "run" | "build";

/** A sentence for each public field that can be no port of a component (`run`) or of a pipeline (`build`). */
export type StrayFields<C, W extends Wanted> = {
  [P in keyof C]-?: IsAny<C[P]> extends true ? never : IsMethod<C[P]> extends true ? never : StrayField<C[P], P & string, W>;
}[keyof C];

type StrayField<T, P extends string, W extends Wanted> = W extends "build" ? InPipeline<T, P> : InComponent<T, P>;

type InPipeline<T, P extends string> =
  IsBinding<T> extends true
    ? never
    : [GroupOf<T>] extends [never]
      ? IsOutput<T> extends true
        ? `${P}: a pipeline's outputs are what build() returns`
        : `${P}: in a pipeline an input has the type Binding<…>; make private what is none`
      : never;

type InComponent<T, P extends string> =
  IsBinding<T> extends true
    ? `${P}: in a component a field has the type of its value; bindings are for pipelines`
    : [GroupOf<T>] extends [never]
      ? [NonNullable<T>] extends [string | number | boolean]
        ? never
        : `${P}: no port has this type; make the field private`
      : `${P}: groups of inputs are for pipelines`;
