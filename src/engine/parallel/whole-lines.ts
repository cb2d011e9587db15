const longest = 64 * 1024;

/** Passes bytes on in whole lines, so that the prints of several processes do not run into each other. A line beyond 64 KiB goes in pieces. */
export class WholeLines {
  readonly #pass: (chunk: Buffer) => void;
  #rest: Buffer = Buffer.alloc(0);

  constructor(pass: (chunk: Buffer) => void) {
    this.#pass = pass;
  }

  push(chunk: Buffer): void {
    const end = chunk.lastIndexOf("\n") + 1;
    if (end > 0) this.#pass(Buffer.concat([this.#rest, chunk.subarray(0, end)]));
    this.#rest = end > 0 ? chunk.subarray(end) : Buffer.concat([this.#rest, chunk]);
    if (this.#rest.length <= longest) return;
    this.#pass(this.#rest);
    this.#rest = Buffer.alloc(0);
  }

  /** Passes on a last line that has no end, and ends it. */
  end(): void {
    if (this.#rest.length > 0) this.#pass(Buffer.concat([this.#rest, Buffer.from("\n")]));
    this.#rest = Buffer.alloc(0);
  }
}
