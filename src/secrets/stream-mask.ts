import { beginnings } from "./credentials.js";
import { hide } from "./hide.js";

/** Bytes without white space that are held back at most, for what may become a credential. */
const longestWord = 16 * 1024;

/**
 * Hides secrets in bytes that come in pieces, wherever they are cut. Bytes are passed on as soon as no secret can begin among them: at a
 * line break all of them are. Everything else stays as it is, byte by byte.
 */
export class StreamMask {
  readonly #pattern: RegExp;
  readonly #values: readonly string[];
  readonly #onOutput: (chunk: Buffer) => void;
  /** As many bytes as the longest value may take, with a line break after each. */
  readonly #reach: number;
  #held = "";

  /** A text has a letter for each byte, here and in `values`. */
  constructor(pattern: RegExp, values: readonly string[], onOutput: (chunk: Buffer) => void) {
    this.#pattern = pattern;
    this.#values = values;
    this.#onOutput = onOutput;
    this.#reach = 3 * Math.max(0, ...values.map(({ length }) => length));
  }

  push(chunk: Buffer): void {
    const text = this.#held + chunk.toString("latin1");
    const found = [...text.matchAll(this.#pattern)];
    const keep = this.#whereToHold(text, found);
    this.#held = text.slice(keep);
    if (keep > 0) this.#pass(text.slice(0, keep), found.length > 0);
  }

  /** Passes on what is held back. */
  end(): void {
    if (this.#held !== "") this.#pass(this.#held, true);
    this.#held = "";
  }

  #pass(text: string, hasSecrets: boolean): void {
    this.#onOutput(Buffer.from(hasSecrets ? hide(text, this.#pattern) : text, "latin1"));
  }

  /** From where on a text may be the beginning of a secret whose end is still to come. */
  #whereToHold(text: string, found: readonly RegExpExecArray[]): number {
    let hold = Math.min(unfinishedCredential(text), this.#unfinishedValue(text));
    for (const { index, 0: secret } of found) if (index < hold && index + secret.length > hold) hold = index;
    return text.length - hold > longestWord + this.#reach ? text.length : hold;
  }

  #unfinishedValue(text: string): number {
    for (let from = Math.max(0, text.length - this.#reach); from < text.length; from++) {
      if (this.#values.some((value) => isBeginning(value, text, from))) return from;
    }
    return text.length;
  }
}

/** From where on the last piece without white space may become a credential, or go on with one. */
function unfinishedCredential(text: string): number {
  const start = lastWord(text);
  const word = text.slice(start).toLowerCase();
  const mayBegin = (at: number): boolean =>
    beginnings.some((name) => word.startsWith(name, at) || (word.length - at < name.length && name.startsWith(word.slice(at))));
  for (let at = 0; at < word.length; at++) if (mayBegin(at)) return start + at;
  return text.length;
}

/** Where the last piece without white space begins. */
function lastWord(text: string): number {
  let from = text.length;
  while (from > 0 && text.length - from <= longestWord && text.charCodeAt(from - 1) > 32) from--;
  return from;
}

/** Whether everything from there on, without line breaks, is the beginning of the value. */
function isBeginning(value: string, text: string, from: number): boolean {
  let at = 0;
  for (let read = from; read < text.length; read++) {
    const letter = text[read];
    if (at > 0 && (letter === "\n" || letter === "\r")) continue;
    if (letter !== value[at++]) return false;
  }
  return at < value.length;
}
