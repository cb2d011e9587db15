import { isMadeOf, type Token } from "../../guard/wildcards.js";

/**
 * Whether a path fits a pattern; both have `/` between their parts. `*` stands for any text within a part and `?` for a character of it, `[a-z]` and
 * `[!a-z]` for one of several, `**` for any number of parts. A pattern comes with the data, which another node may have made: the time it takes is in
 * proportion to the path.
 *
 * @example fitsGlob("2024/**\/*.csv", "2024/05/01.csv") // true
 */
export function fitsGlob(pattern: string, path: string): boolean {
  const parts = path.split("/");
  // Which numbers of parts the pattern, as far as it has been read, can take.
  let taken = [true, ...parts.map(() => false)];
  for (const segment of pattern.split("/")) {
    if (segment === "**") {
      const first = taken.indexOf(true);
      taken = taken.map((_, count) => first >= 0 && count >= first);
      continue;
    }
    const pieces = piecesOf(segment);
    taken = [false, ...parts.map((part, at) => taken[at] === true && isMadeOf(pieces, part))];
  }
  return taken.at(-1) === true;
}

function piecesOf(segment: string): Token[][] {
  const pieces: Token[][] = [[]];
  const tokens = segment.match(/\[[!^]?\]?[^\]]*\]|[^]/gu) ?? [];
  for (const token of tokens) {
    if (token === "*") pieces.push([]);
    else pieces.at(-1)?.push(token === "?" ? () => true : token.length > 1 && token.startsWith("[") ? oneOf(token) : token);
  }
  return pieces;
}

/** `[a-z_]`, `[!0-9]` */
function oneOf(set: string): Token {
  const [, not = "", listed = ""] = /^\[([!^]?)([^]*)\]$/u.exec(set) ?? [];
  const letters = [...listed];
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < letters.length; at++) {
    const [from = "", to = ""] = [letters[at], letters[at + 2]];
    const isRange = letters[at + 1] === "-" && at + 2 < letters.length;
    ranges.push([from, isRange ? to : from]);
    if (isRange) at += 2;
  }
  return (letter) => ranges.some(([from, to]) => from <= letter && letter <= to) === (not === "");
}
