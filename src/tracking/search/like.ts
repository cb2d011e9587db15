import { isMadeOf, type Token } from "../../guard/wildcards.js";

/** Characters of a pattern. A value has at most 8192. */
export const longestPattern = 1000;

/**
 * SQL's LIKE: `%` stands for any text, `_` for any character.
 *
 * @example like("a%z", "a to z") // true
 */
export function like(pattern: string, text: string): boolean {
  const pieces = pattern.split("%").map((piece) => [...piece].map((letter): Token => (letter === "_" ? any : letter)));
  return isMadeOf(pieces, text);
}

function any(): boolean {
  return true;
}
