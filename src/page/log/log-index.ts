import { closeSync, fstatSync } from "node:fs";
import { openRegular } from "../../guard/open-regular.js";
import { FirstError } from "./first-error.js";
import { readAt } from "./read-at.js";

/** Lines from one place that is noted to the next. */
const stride = 1024;
const pieceSize = 256 * 1024;
const lineEnd = 10;

/**
 * Where lines of a log begin, one in a thousand. The file is read once, in pieces between which others work, and from then on only what has been
 * added to it.
 */
export class LogIndex {
  readonly inode: number;
  readonly #file: string;
  readonly #error = new FirstError();
  /** Where line 0, 1024, 2048, … begins. */
  readonly #offsets: number[] = [0];
  #size = 0;
  #ended = 0;
  #isWithinLine = false;
  #wanted = 0;
  #growing: Promise<void> | undefined;
  #piece: Promise<void> = Promise.resolve();

  constructor(file: string, inode: number) {
    this.#file = file;
    this.inode = inode;
  }

  /** Bytes that have been read. */
  get size(): number {
    return this.#size;
  }

  /** Lines in what has been read; the last one may not have ended. */
  get lines(): number {
    return this.#ended + Number(this.#isWithinLine);
  }

  /** Line of the first error, as far as the file has been read. */
  get firstError(): number | undefined {
    return this.#error.line;
  }

  /** The nearest line up to this one whose place is known. */
  before(line: number): { readonly line: number; readonly offset: number } {
    const at = Math.min(Math.floor(line / stride), this.#offsets.length - 1);
    return { line: at * stride, offset: this.#offsets[at] ?? 0 };
  }

  /** Reads on up to a size. */
  async grow(size: number): Promise<void> {
    this.#wanted = Math.max(this.#wanted, size);
    this.#growing ??= this.#read().finally(() => (this.#growing = undefined));
    await this.#growing;
  }

  /** Reads on until a line has been read, or there is no such line in a file of this size; more is read meanwhile. */
  async reach(line: number, size: number): Promise<void> {
    const whole = this.grow(size);
    whole.catch(() => undefined);
    while (this.#ended <= line && this.#size < size && this.#growing !== undefined) await Promise.race([this.#piece, whole]);
  }

  async #read(): Promise<void> {
    const opened = openRegular(this.#file);
    try {
      if (fstatSync(opened).ino !== this.inode) return;
      const buffer = Buffer.allocUnsafe(pieceSize);
      while (this.#size < this.#wanted) {
        const before = this.#size;
        this.#piece = readAt(opened, buffer, before).then((read) => this.#take(buffer.subarray(0, read)));
        await this.#piece;
        if (this.#size === before) return;
      }
    } finally {
      closeSync(opened);
    }
  }

  #take(piece: Buffer): void {
    if (piece.length === 0) return;
    this.#error.take(piece, this.#ended);
    for (let at = piece.indexOf(lineEnd); at >= 0; at = piece.indexOf(lineEnd, at + 1)) {
      this.#ended++;
      if (this.#ended % stride === 0) this.#offsets.push(this.#size + at + 1);
    }
    this.#isWithinLine = piece.at(-1) !== lineEnd;
    this.#size += piece.length;
  }
}
