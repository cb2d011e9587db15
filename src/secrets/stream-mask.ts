import { beginnings, mostWords } from "./credentials.js";
import type { Finder } from "./finder.js";
import { hide } from "./hide.js";

/** Bytes that are held back at most, for what may become a secret, beside twice the longest value. */
const mostHeld = 16 * 1024;

/**
 * Hides secrets in bytes that come in pieces, wherever they are cut. Bytes are passed on as soon as no secret can begin among them; everything
 * else stays as it is, byte by byte.
 */
export class StreamMask {
  readonly #finder: Finder;
  readonly #onOutput: (chunk: Buffer) => void;
  #held = "";

  /** The finder's texts have a letter for each byte. */
  constructor(finder: Finder, onOutput: (chunk: Buffer) => void) {
    this.#finder = finder;
    this.#onOutput = onOutput;
  }

  push(chunk: Buffer): void {
    const text = this.#held + chunk.toString("latin1");
    const found = this.#finder.find(text);
    let keep = Math.min(unfinishedCredential(text), this.#finder.unfinishedValue(text));
    for (const { from, to } of found) if (from < keep && to > keep) keep = from;
    if (text.length - keep > mostHeld + 2 * this.#finder.longest) keep = text.length;
    this.#held = text.slice(keep);
    if (keep === 0) return;
    this.#onOutput(
      Buffer.from(
        hide(
          text.slice(0, keep),
          found.filter(({ to }) => to <= keep),
        ),
        "latin1",
      ),
    );
  }

  /** Passes on what is held back. */
  end(): void {
    const text = this.#held;
    this.#held = "";
    if (text !== "") this.#onOutput(Buffer.from(hide(text, this.#finder.find(text)), "latin1"));
  }
}

/** From where on the end of the last line may become a credential, or go on with one. */
function unfinishedCredential(text: string): number {
  const start = Math.max(text.lastIndexOf("\n") + 1, text.length - mostHeld);
  const words = lastWords(text, start);
  const tail = text.slice(words).toLowerCase();
  if (beginnings.some((name) => tail.includes(name))) return words;
  for (let at = Math.max(0, tail.length - longestBeginning); at < tail.length; at++) {
    const end = tail.slice(at);
    if (beginnings.some((name) => name.startsWith(end))) return words + Math.max(0, tail.search(/\S*$/));
  }
  return text.length;
}

const longestBeginning = Math.max(...beginnings.map(({ length }) => length));

/** Where the last words begin, but not before `start`. A control sequence is part of a word. */
function lastWords(text: string, start: number): number {
  let at = text.length;
  const isSpace = (index: number): boolean => text[index] === " " || text[index] === "\t";
  for (let count = 0; count < mostWords && at > start; count++) {
    while (at > start && isSpace(at - 1)) at--;
    while (at > start && !isSpace(at - 1)) at--;
  }
  return at;
}
