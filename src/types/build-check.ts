import type { Binding, GroupOf } from "./binding.js";

/**
 * Anything, or a sentence that tells what is wrong with what a pipeline's `build()` or method returns.
 *
 * Asked where a pipeline is used, not at its decorator: a decorator is checked before the class's body, and to know
 * what `build()` returns TypeScript would follow a long chain of steps backwards, deeper than its stack is.
 */
export type BuildCheck<T> = T extends new () => { build(): infer R }
  ? ResultCheck<R>
  : T extends (ports: infer C) => infer R
    ? [GroupOf<C>] extends [never]
      ? unknown
      : ResultCheck<R>
    : unknown;

type ResultCheck<R> = [R] extends [undefined]
  ? unknown
  : [R] extends [PromiseLike<unknown>]
    ? "a pipeline is built synchronously: remove async"
    : [R] extends [{ readonly outputs: unknown }]
      ? "build() has to return outputs by name, { model: step.outputs.model }, not a step"
      : [R] extends [void | { readonly [output: string]: Binding }]
        ? unknown
        : "build() has to return outputs of steps by name: { model: step.outputs.model }";
