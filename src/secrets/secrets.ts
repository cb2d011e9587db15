import { credentials } from "./credentials.js";
import { hide, mask } from "./hide.js";
import { spellings } from "./spellings.js";
import { StreamMask } from "./stream-mask.js";

/** Hides secrets in a text. */
export type Mask = (text: string) => string;

/**
 * What must not be read in a log, in the store or on the screen: the values it is given, and what Azure's addresses and connection strings
 * show by themselves ({@link credentials}).
 *
 * - A value is found in the spellings that it takes in JSON and in addresses, and when line breaks have come into it.
 * - Values of less than four characters, `true` and `false` are no secrets: hidden, they would take away half of every log.
 *
 * @example
 * new Secrets(["hunter22"]).mask("password hunter22") // "password ***"
 */
export class Secrets {
  readonly #pattern: RegExp;
  readonly #bytes: RegExp;
  readonly #values: readonly string[];

  constructor(values: Iterable<string> = []) {
    const literals = [...values].filter(isSecret).flatMap(spellings);
    this.#pattern = patternOf(literals);
    this.#values = literals.map((literal) => Buffer.from(literal).toString("latin1"));
    this.#bytes = patternOf(this.#values);
  }

  readonly mask: Mask = (text) => hide(text, this.#pattern);

  /** The same, with as many stars as there were letters: everything else stays where it is. */
  readonly blank: Mask = (text) => hide(text, this.#pattern, (secret) => "*".repeat(secret.length));

  /** The same for bytes that come in pieces. */
  stream(onOutput: (chunk: Buffer) => void): StreamMask {
    return new StreamMask(this.#bytes, this.#values, onOutput);
  }
}

/** Whether something has been hidden in a text. */
export function isMasked(text: string): boolean {
  return text.includes(mask);
}

function isSecret(value: string): boolean {
  return value.replaceAll(/[\r\n]/g, "").trim().length >= 4 && !/^(true|false)$/i.test(value);
}

/** The longest first: it may begin with another. */
function patternOf(literals: readonly string[]): RegExp {
  const longestFirst = literals.toSorted((a, b) => b.length - a.length);
  return new RegExp([...longestFirst.map(withBreaks), credentials].join("|"), "g");
}

function withBreaks(literal: string): string {
  return [...literal].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&")).join("[\\r\\n]*");
}
