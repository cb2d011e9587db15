import { isBound } from "../../dsl/bound.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { isPlainObject } from "./describe.js";

/** Types that need no more than their names. A number is a finite one, an object one that is written as `{…}`. */
export type TypeName = "string" | "number" | "boolean" | "object" | "function" | "literal" | "binding" | "any";

/** What an option may be: any of several kinds, or an object with options of its own. */
export type Value = Kind | readonly Kind[] | Fields;
/** An option: it may be left out unless it is required. */
export type Field = Value | Required;
/** The options there are. */
export interface Fields {
  readonly [option: string]: Field;
}

/** One kind of value. */
export type Kind = TypeName | Check | ListOf | MapOf | Variants;

/** A value that has to be of more than the right type. */
export class Check {
  constructor(
    /** Goes on after `has to be`: `a whole number of at least 1`. */
    readonly words: string,
    readonly fits: (value: unknown) => boolean,
    /** What is said to the author of a value that does not fit. */
    readonly hint: (value: unknown) => string | undefined = () => undefined,
  ) {}
}

/** A list; each member is a field. */
export class ListOf {
  constructor(readonly member: Value) {}
}

/** An object whose keys are names of the user's; each value is a field. */
export class MapOf {
  constructor(
    readonly value: Value,
    /** What one entry is called: `tag`, `service`. */
    readonly entry: string,
  ) {}
}

/** An object whose options depend on one of them: `{ type: "mpi", … }`. */
export class Variants {
  constructor(
    readonly by: string,
    readonly of: Readonly<Record<string, Fields>>,
  ) {}
}

/** An option that has to be there. */
export class Required {
  constructor(
    readonly value: Value,
    /** What is said where it is missing. */
    readonly hint: string,
  ) {}
}

/** One of some words. */
export function oneOf(words: readonly string[]): Check {
  return new Check(
    new Intl.ListFormat("en", { type: "disjunction", style: "narrow" }).format(words.map((word) => `"${word}"`)),
    (value) => typeof value === "string" && words.includes(value),
    (value) => {
      if (typeof value !== "string") return undefined;
      const meant = words.find((word) => word.toLowerCase() === value.toLowerCase()) ?? didYouMean(value, words);
      return meant && `did you mean "${meant}"?`;
    },
  );
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/** A whole number within limits. */
export function wholeNumber(limits: Limits = {}): Check {
  return new Check(`a whole number${limitWords(limits)}`, (value) => Number.isSafeInteger(value) && within(value as number, limits));
}

/** A number within limits. */
export function numberIn(limits: Limits): Check {
  return new Check(`a number${limitWords(limits)}`, (value) => Number.isFinite(value) && within(value as number, limits));
}

/** A number above another, and below a second one if there is one. */
export function numberAbove(low: number, high = Infinity): Check {
  const words = high === Infinity ? `a number above ${low}` : `a number above ${low} and below ${high}`;
  return new Check(words, (value) => typeof value === "number" && value > low && value < high);
}

function limitWords({ min, max }: Limits): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? "" : ` of at most ${max}`;
}

function within(value: number, { min = -Infinity, max = Infinity }: Limits): boolean {
  return value >= min && value <= max;
}

/** A text that holds more than blanks. */
export const filledText = new Check("a text that is not empty", (value) => typeof value === "string" && value.trim() !== "");

/** A text that stands for a value of the job's: `${{parent.inputs.nodes}}`. */
export const boundText = new Check("an input of the pipeline", (value) => typeof value === "string" && /\$\{\{.+\}\}/s.test(value));

/** What JSON can hold. */
export const json = new Check("what JSON can hold", (value) => isJson(value, []));

/** Names and texts: what `tags` and `properties` are. */
export const tags = new MapOf("string", "tag");
export const properties = new MapOf("string", "property");

function isJson(value: unknown, outer: readonly unknown[]): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (outer.includes(value) || isBound(value)) return false;
  if (Array.isArray(value)) return value.every((member) => isJson(member, [...outer, value]));
  return isPlainObject(value) && Object.values(value).every((member) => member === undefined || isJson(member, [...outer, value]));
}
