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
  readonly #line: (line: string) => void;
  #rest = "";
  #cut = false;

  constructor(line: (line: string) => void) {
    this.#line = line;
  }

  push(chunk: Buffer): void {
    this.#take(this.#decoder.write(chunk));
  }

  /** Passes on a last line that has no end. */
  end(): void {
    this.#take(this.#decoder.end());
    if (this.#rest !== "") this.#pass("");
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
    const drawing = text.lastIndexOf("\r", text.length - 2);
    if (drawing >= 0) {
      this.#rest = "";
      this.#cut = false;
    } else if (this.#rest.endsWith("\r") && text !== "") {
      this.#rest = "";
      this.#cut = false;
    }
    if (this.#cut) return;
    this.#rest += text.slice(drawing + 1);
    if (this.#rest.length > longestLine + 1) {
      this.#rest = this.#rest.slice(0, longestLine);
      this.#cut = true;
    }
  }

  #pass(end: string): void {
    if (end !== "") this.#keep(end);
    const line = this.#rest.replace(/\r$/, "");
    this.#line(this.#cut || line.length > longestLine ? `${line.slice(0, longestLine)}…` : line);
    this.#rest = "";
    this.#cut = false;
  }
}
