import type { Binding } from "./binding.js";
import type { IsAny } from "./is-any.js";

/** True for what may hold outputs by name: an object that is no list, no binding and no function. */
export type HasNames<R> = [R] extends [object]
  ? [R] extends [readonly unknown[] | ((...args: never[]) => unknown)]
    ? false
    : true
  : false;

/**
 * Names in what a pipeline returns under which there is no output. Asked name by name, so that interfaces are as good as other types.
 * What is `any` comes from a component that `tsc` knows nothing of.
 */
export type WrongResults<R> = { [N in keyof R]-?: IsAny<R[N]> extends true ? never : R[N] extends Binding ? never : N & string }[keyof R];

/** True when all that a pipeline returns is outputs by name. */
export type IsResults<R> = HasNames<R> extends true ? ([WrongResults<R>] extends [never] ? true : false) : false;
