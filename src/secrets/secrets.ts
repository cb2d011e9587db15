import { controlsOfBytes, controlsOfText, withoutControls } from "../util/control-sequences.js";
import { Finder } from "./finder.js";
import { hide, mask } from "./hide.js";
import { spellings } from "./spellings.js";
import { StreamMask } from "./stream-mask.js";

/** Hides secrets in a text. */
export type Mask = (text: string) => string;

/**
 * What must not be read in a log, in the store or on the screen: the values it is given, and what is known as a credential by itself
 * (`credentials.ts`).
 *
 * - A value is found in the {@link spellings} that it takes in JSON, in addresses and in Base64, and when line breaks or control sequences (colours)
 *   have come into it.
 * - Values of less than four characters, `true` and `false` are no secrets: hidden, they would take away half of every log.
 *
 * @example
 * new Secrets(["hunter22"]).mask("password hunter22") // "password ***"
 */
export class Secrets {
  readonly #values: readonly string[];
  readonly #finder: Finder;

  constructor(values: Iterable<string> = []) {
    this.#values = [...new Set([...values].filter(isSecret).flatMap(spellings))];
    this.#finder = new Finder(this.#values, controlsOfText);
  }

  /** Control sequences go, too: what is kept or shown of somebody else's text can do nothing to a terminal. */
  readonly mask: Mask = (text) => {
    const plain = withoutControls(text);
    return hide(plain, this.#finder.find(plain));
  };

  /** Hides with as many stars as there were letters: everything else stays where it is. */
  readonly blank: Mask = (text) => hide(text, this.#finder.find(text), (secret) => "*".repeat(secret.length));

  /** Hides in bytes that come in pieces. Control sequences stay. */
  stream(onOutput: (chunk: Buffer) => void): StreamMask {
    const values = this.#values.map((value) => Buffer.from(value).toString("latin1"));
    return new StreamMask(new Finder(values, controlsOfBytes), onOutput);
  }
}

/** Whether something has been hidden in a text. */
export function isMasked(text: string): boolean {
  return text.includes(mask);
}

function isSecret(value: string): boolean {
  return value.replaceAll(/[\r\n]/g, "").trim().length >= 4 && !/^(true|false)$/i.test(value);
}
