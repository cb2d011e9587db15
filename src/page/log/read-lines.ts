import { readAt } from "./read-at.js";

const pieceSize = 64 * 1024;
/** Bytes of a line that are given, at most. */
const longest = 16 * 1024;
/** Bytes of all lines that are given, at most, so that no answer is larger than a browser likes. */
const largest = 4 * 1024 * 1024;
const lineEnd = 10;

export interface ReadLines {
  readonly start: number;
  readonly end: number;
  /** Lines after `start` that are left out. */
  readonly skip: number;
  readonly count: number;
  /** Which lines are kept when there is more than one answer may hold. */
  readonly keep: "first" | "last";
}

/** Lines of a file between two places, without their ends. One that is too long is cut. */
export async function readLines(opened: number, { start, end, skip, count, keep }: ReadLines): Promise<readonly string[]> {
  const buffer = Buffer.allocUnsafe(pieceSize);
  const lines: { readonly text: string; readonly size: number }[] = [];
  let total = 0;
  let skipped = 0;
  let line: Buffer[] = [];
  let length = 0;
  const isFull = (): boolean => lines.length >= count || (keep === "first" && total > largest);
  const take = (piece: Buffer): void => {
    const room = longest - length;
    if (skipped === skip && room > 0) line.push(Buffer.from(piece.subarray(0, room)));
    length += piece.length;
  };
  const finish = (): void => {
    if (skipped < skip) skipped++;
    else {
      const text = Buffer.concat(line).toString("utf8") + (length > longest ? "…" : "");
      lines.push({ text, size: Math.min(length, longest) });
      total += Math.min(length, longest);
      if (keep === "last") while (total > largest) total -= lines.shift()?.size ?? 0;
    }
    line = [];
    length = 0;
  };
  for (let at = start; at < end && !isFull();) {
    const read = await readAt(opened, buffer, at, Math.min(pieceSize, end - at));
    if (read === 0) break;
    const piece = buffer.subarray(0, read);
    let from = 0;
    for (let to = piece.indexOf(lineEnd); to >= 0 && !isFull(); to = piece.indexOf(lineEnd, from)) {
      take(piece.subarray(from, to));
      finish();
      from = to + 1;
    }
    if (!isFull()) take(piece.subarray(from));
    at += read;
  }
  if (length > 0 && !isFull()) finish();
  return lines.map(({ text }) => text);
}
