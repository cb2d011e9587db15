import type { Literal } from "../model/kind.js";

declare const drawn: unique symbol;

/** Values that a hyperparameter may take, of which a sweep picks one for each trial. Made by `choice(…)`, `uniform(…)` and their siblings. */
export interface SearchValues<V extends Literal = Literal> {
  readonly [drawn]: V;
}

/** One of the things that a `choice` is made among when they are not plain values: hyperparameters that are picked together. */
export type ChoiceMap = Readonly<Record<string, Literal | SearchValues | undefined>>;

/** What a picked member of a choice is to the trial: itself; of a map, the text of it. */
export type Picked<V> = V extends Literal ? V : string;

/** The type that a literal belongs to. */
type Wide<V> = V extends string ? string : V extends number ? number : V extends boolean ? boolean : never;

type Searched<A> = [Extract<A, Literal>] extends [never] ? A : A | SearchValues<Wide<Extract<A, Literal>>>;

/** The inputs of a trial: wherever a value is taken, values to search in are taken too. */
export type SearchArgs<A> = { [P in keyof A]: Searched<A[P]> };
