import type { IsMethod } from "../types/binding.js";

/** What a standard (TC39) decorator is told of a member that has an ordinary name. */
interface StandardMember<C, N> {
  readonly name: N;
  readonly private: false;
  readonly access: { get(object: C): unknown };
}

/** What a standard decorator is told of a class, a method or any other place. */
export interface StandardPlace<Kind> {
  readonly kind: Kind;
}

/** What a decorator is told second: in the older dialect a property's name, in the standard one an object. */
export type AnyPlace = PropertyKey | StandardPlace<string>;

/**
 * The class and the name of the property that a decorator stands on, in either dialect, or a sentence that tells why it cannot stand there.
 * `Kinds` are the places that are right, as the standard calls them.
 */
export type PropertyAt<T, X, Kinds> = X extends PropertyKey
  ? X extends keyof T
    ? T extends abstract new (...args: never[]) => unknown
      ? StaticAt<T, X, "method" extends Kinds ? IsMethod<T[X]> : false>
      : Property<T, X>
    : NotPublic
  : X extends StandardPlace<infer Kind>
    ? Kind extends Kinds
      ? X extends StandardMember<infer C, infer N>
        ? N extends keyof C
          ? StaticAt<C, N, X extends { readonly kind: "field"; readonly static: true } ? false : true>
          : NotPublic
        : NotPublic
      : Kind extends "method"
        ? NoMethod
        : Kind extends "class"
          ? "a port is a field, and no class"
          : NoAccessor
    : never;
type StaticAt<C, P extends keyof C, Right> = Right extends true ? Property<C, P> : "a port is a field of instances: remove static";

/** A property of a class. */
export interface Property<C, P extends keyof C> {
  readonly owner: C;
  readonly name: P;
}

type NotPublic = "a port is a public property";
export type NoAccessor = "a port is a field: a getter, a setter or an accessor has no value of its own";
export type NoMethod = "an input is a field; what a method returns is an output";

/** The place itself, or the sentence that tells what is wrong with it. */
export type Told<Verdict, X> = Verdict extends true ? X : Verdict;
