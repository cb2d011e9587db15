import type { Json } from "../../model/environment.js";

/** What a service answered: JSON whose shape nobody has checked. */
export type Answer = { readonly [key: string]: Json | undefined };

/** The first of these keys that holds text (or a number, as text); undefined when none does. */
export function textOf(answer: Answer, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = answer[key];
    if (typeof value === "string" || typeof value === "number") return String(value);
  }
  return undefined;
}

/** The object at a key; an empty one when there is none. */
export function partOf(answer: Answer, key: string): Answer {
  const value = answer[key];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Answer) : {};
}

/** The objects of the list at a key; none when there is no list. */
export function itemsOf(answer: Answer, key = "value"): Answer[] {
  const value = answer[key];
  return Array.isArray(value) ? (value as Answer[]) : [];
}

/** The objects of the map at a key. */
export function entriesOf(answer: Answer, key: string): [string, Answer][] {
  return Object.keys(partOf(answer, key)).map((name) => [name, partOf(partOf(answer, key), name)]);
}
