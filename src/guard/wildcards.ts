/** What one character of a pattern takes: itself, any, one of several. */
export type Token = string | ((letter: string) => boolean);

/**
 * Whether a text is made of these pieces with any text between two of them: `a*b` is the pieces `a` and `b`.
 *
 * It takes time in proportion to the text, whatever the pattern: each piece is looked for from where the last one ended, with all places where it
 * may have begun at once, one bit for each (Shift-And).
 */
export function isMadeOf([first = [], ...pieces]: readonly (readonly Token[])[], text: string): boolean {
  const letters = [...text];
  const last = pieces.pop();
  if (!standsAt(first, letters, 0)) return false;
  if (last === undefined) return first.length === letters.length;
  let from = first.length;
  for (const piece of pieces) {
    const end = endOf(piece, letters, from);
    if (end === undefined) return false;
    from = end;
  }
  const tail = letters.length - last.length;
  return tail >= from && standsAt(last, letters, tail);
}

function takes(token: Token, letter: string): boolean {
  return typeof token === "string" ? token === letter : token(letter);
}

function standsAt(piece: readonly Token[], letters: readonly string[], at: number): boolean {
  return at + piece.length <= letters.length && piece.every((token, offset) => takes(token, letters[at + offset] ?? ""));
}

/** Where the first occurrence of a piece ends; undefined when there is none. */
function endOf(piece: readonly Token[], letters: readonly string[], from: number): number | undefined {
  if (piece.length === 0) return from;
  const places = new Map<string, bigint>();
  const placesOf = (letter: string): bigint => {
    const known = places.get(letter);
    if (known !== undefined) return known;
    const found = piece.reduce((bits, token, at) => (takes(token, letter) ? bits | (1n << BigInt(at)) : bits), 0n);
    places.set(letter, found);
    return found;
  };
  const whole = 1n << BigInt(piece.length - 1);
  let begun = 0n;
  for (let at = from; at < letters.length; at++) {
    begun = ((begun << 1n) | 1n) & placesOf(letters[at] ?? "");
    if ((begun & whole) !== 0n) return at + 1;
  }
  return undefined;
}
