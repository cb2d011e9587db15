import type { Readable } from "node:stream";

/** What becomes of the lines of a stream. */
interface LineReader {
  readonly onLine: (line: string) => void;
  /** Most bytes of a line. */
  readonly longest: number;
  /** A line has more. Nothing is read after it. */
  readonly onTooLong: () => void;
}

/** Reads lines of UTF-8, and never holds more than one of them. */
export function readLines(stream: Readable, { onLine, longest, onTooLong }: LineReader): void {
  let pieces: Buffer[] = [];
  let length = 0;
  /** False when the line is too long. */
  const fits = (piece: Buffer): boolean => {
    length += piece.length;
    if (length <= longest) return pieces.push(piece) > 0;
    pieces = [];
    stream.off("data", read).resume();
    onTooLong();
    return false;
  };
  const end = (): void => {
    const line = Buffer.concat(pieces).toString();
    pieces = [];
    length = 0;
    onLine(line);
  };
  const read = (chunk: Buffer): void => {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      if (!fits(chunk.subarray(from, at))) return;
      end();
      from = at + 1;
    }
    if (from < chunk.length) fits(chunk.subarray(from));
  };
  stream.on("data", read);
  stream.on("end", () => {
    if (pieces.length > 0) end();
  });
}
