import type { GroupOf } from "./binding.js";
import type { HasNames, WrongResults } from "./results.js";

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

// A pipeline may return nothing at all, or nothing in some cases.
type ResultCheck<R> = [R] extends [void]
  ? unknown
  : [R] extends [PromiseLike<unknown>]
    ? "a pipeline is built synchronously: remove async"
    : [R] extends [{ readonly outputs: unknown }]
      ? "build() has to return outputs by name, { model: step.outputs.model }, not a step"
      : NamesCheck<Exclude<R, void | undefined>>;

type NamesCheck<R> =
  HasNames<R> extends true
    ? // What has an error of its own is any name, and is told there.
      string extends WrongResults<R>
      ? unknown
      : [WrongResults<R>] extends [never]
        ? unknown
        : `build() returns as "${WrongResults<R>}" what is no output of a step`
    : "build() has to return outputs of steps by name: { model: step.outputs.model }";
