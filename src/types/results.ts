import type { Binding } from "./binding.js";

/** What may hold outputs by name: an object that is no list, no binding and no function. */
export type Results = object & { readonly length?: never; readonly kind?: unknown };

/** Names in what a pipeline returns under which there is no output. Asked name by name, so that interfaces are as good as other types. */
export type WrongResults<R> = { [N in keyof R]-?: IsAny<R[N]> extends true ? never : R[N] extends Binding ? never : N & string }[keyof R];

/** True for `any`: an output of a component that `tsc` knows nothing of. */
type IsAny<T> = 0 extends 1 & T ? true : false;

/** Whether what a pipeline returns all of it is outputs by name. */
export type IsResults<R> = [R] extends [Results] ? ([WrongResults<R>] extends [never] ? true : false) : false;
