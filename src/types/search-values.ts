import type { Literal } from "../model/kind.js";
import type { Binding } from "./binding.js";

declare const drawn: unique symbol;
declare const whole: unique symbol;

/** Values that a hyperparameter may take, of which a sweep picks one for each trial. Made by `choice(…)`, `uniform(…)` and their siblings. */
export interface SearchValues<V extends Literal = Literal> {
  readonly [drawn]: V;
}

/** Values to search in that are no fractions, as far as they are written out: what an integer can take. */
export interface WholeSearchValues<V extends Literal = Literal> extends SearchValues<V> {
  readonly [whole]: true;
}

/** True for a number that is written out and has a fraction, as `0.5` and `1e-7` have. */
export type IsFraction<V> = V extends number ? (`${V}` extends `${string}.${string}` | `${string}e-${string}` ? true : false) : false;

/** Values to search in, by what they are multiples of. */
export type MultiplesOf<Q> = IsFraction<Q> extends true ? SearchValues<number> : WholeSearchValues<number>;

/** Values to search in, made of those that are written out. */
export type ChoiceOf<V> = [V] extends [number]
  ? true extends IsFraction<V>
    ? SearchValues<V>
    : WholeSearchValues<V>
  : SearchValues<Picked<V>>;

/** One of the things that a `choice` is made among when they are not plain values: hyperparameters that are picked together. */
export type ChoiceMap = Readonly<Record<string, Literal | SearchValues | undefined>>;

/** What a picked member of a choice is to the trial: itself; of a map, the text of it. */
type Picked<V> = V extends Literal ? V : string;

type Searched<A> = [Extract<A, Literal>] extends [never] ? A : A | SearchFor<A, Extract<A, Literal>>;
type SearchFor<A, V extends Literal> =
  Binding<"integer"> extends A ? (Binding<"number"> extends A ? SearchValues<V> : WholeSearchValues<V>) : SearchValues<V>;

/** The inputs of a trial: wherever a value is taken, values to search in are taken too. */
export type SearchArgs<A> = { [P in keyof A]: Searched<A[P]> };
