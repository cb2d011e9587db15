import { StringDecoder } from "node:string_decoder";

/** Longest line that is passed on, in characters; what is beyond is in the log file only. */
export const longestLine = 4096;

/**
 * Cuts a stream of bytes into lines, in constant memory.
 *
 * - Bytes that are not UTF-8 become U+FFFD.
 * - A longer line than {@link longestLine} is cut and ends with `…`.
 * - Of a line drawn over itself with carriage returns (a progress bar) only the last drawing counts.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder("utf8");
  readonly #onLine: (line: string) => void;
  #line = "";
  /** A carriage return has been seen: what comes next is drawn over the line. */
  #returned = false;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    this.#take(this.#decoder.write(chunk));
  }

  /** Passes on a last line that has no end. */
  end(): void {
    this.#take(this.#decoder.end());
    if (this.#line !== "") this.#pass("");
  }

  #take(text: string): void {
    let from = 0;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", from)) {
      this.#pass(text.slice(from, at));
      from = at + 1;
    }
    if (from < text.length) this.#keep(text.slice(from));
  }

  #keep(text: string): void {
    for (const [at, piece] of text.split("\r").entries()) {
      if (at > 0) this.#returned = true;
      if (piece === "") continue;
      if (this.#returned) this.#begin();
      // One more than is passed on, so that a cut line is known as one.
      this.#line += piece.slice(0, longestLine + 1 - this.#line.length);
    }
  }

  #pass(end: string): void {
    this.#keep(end);
    this.#onLine(this.#line.length > longestLine ? `${this.#line.slice(0, longestLine)}…` : this.#line);
    this.#begin();
  }

  #begin(): void {
    this.#line = "";
    this.#returned = false;
  }
}
