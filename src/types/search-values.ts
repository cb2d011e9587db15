import type { Literal } from "../model/kind.js";
import type { Binding } from "./binding.js";

declare const drawn: unique symbol;
declare const fractions: unique symbol;

/** Whether there are fractions among some values. */
export type Fractions = "fractions" | "no fractions";

/** Values that a hyperparameter may take, of which a sweep picks one for each trial. Made by `choice(…)`, `uniform(…)` and their siblings. */
export interface SearchValues<V extends Literal = Literal, F extends Fractions = Fractions> {
  readonly [drawn]: V;
  readonly [fractions]: F;
}

/** What a number, text or truth is, as far as it is written out: `0.5` and `1e-7` are fractions. */
export type FractionsOf<V> = V extends number
  ? `${V}` extends `${string}.${string}` | `${string}e-${string}`
    ? "fractions"
    : "no fractions"
  : "no fractions";

/** One of the things that a `choice` is made among when they are not plain values: hyperparameters that are picked together. */
export type ChoiceMap = Readonly<Record<string, Literal | SearchValues | undefined>>;

/** What a picked member of a choice is to the trial: itself; of a map, the text of it. */
export type Picked<V> = V extends Literal ? V : string;

type Searched<A> = [Extract<A, Literal>] extends [never]
  ? A
  : | A
    | SearchValues<
        Extract<A, Literal>,
        Binding<"integer"> extends A ? (Binding<"number"> extends A ? Fractions : "no fractions") : Fractions
      >;

/** The inputs of a trial: wherever a value is taken, values to search in are taken too. */
export type SearchArgs<A> = { [P in keyof A]: Searched<A[P]> };
