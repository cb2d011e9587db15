import { credentials } from "./credentials.js";
import { escapeRegExp } from "../util/escape-reg-exp.js";
import { RestOfText } from "./rest-of-text.js";

/** A part of a text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Colours as JSON and source text write them: `\\u001b[31m`. */
const writtenColours = String.raw`\\(?:u001[bB]|x1[bB]|033)\[[0-?]*[ -\/]*[@-~]`;

/** Finds secrets in texts: values, in which line breaks may stand, and credentials. Control sequences may stand in both. */
export class Finder {
  readonly #literals: readonly string[];
  readonly #values: RegExp | undefined;
  readonly #controls: RegExp;
  readonly #controlsAndBreaks: RegExp;
  readonly #firstLetters: ReadonlySet<string>;
  /** Length of the longest value. */
  readonly longest: number;

  /** `controls`: a pattern of control sequences. */
  constructor(literals: readonly string[], controls: string) {
    // The longest first: it may begin with another.
    this.#literals = literals.toSorted((a, b) => b.length - a.length);
    this.#values = literals.length === 0 ? undefined : new RegExp(this.#literals.map(escapeRegExp).join("|"), "g");
    const all = `${controls}|${writtenColours}`;
    this.#controls = new RegExp(all, "g");
    this.#controlsAndBreaks = new RegExp(`${all}|[\\r\\n]+`, "g");
    this.#firstLetters = new Set(literals.map((literal) => literal[0] ?? ""));
    this.longest = this.#literals[0]?.length ?? 0;
  }

  /** In their order; none overlaps another. */
  find(text: string): readonly Range[] {
    const found = [...this.#findValues(text), ...findCredentials(new RestOfText(text, this.#controls))];
    const ranges: { from: number; to: number }[] = [];
    for (const { from, to } of found.sort((a, b) => a.from - b.from)) {
      const last = ranges.at(-1);
      if (last && from < last.to) last.to = Math.max(last.to, to);
      else ranges.push({ from, to });
    }
    return ranges;
  }

  /** From where on the end of a text may be the beginning of a value; its length when it is none. */
  unfinishedValue(text: string): number {
    if (!this.#values) return text.length;
    const rest = new RestOfText(text, this.#controlsAndBreaks);
    const { length } = rest.text;
    for (let from = Math.max(0, length - this.longest + 1); from < length; from++) {
      if (!this.#firstLetters.has(rest.text[from] ?? "")) continue;
      const tail = rest.text.slice(from);
      if (this.#literals.some((literal) => literal.length > tail.length && literal.startsWith(tail))) return rest.origin(from);
    }
    return text.length;
  }

  #findValues(text: string): Range[] {
    if (!this.#values) return [];
    const rest = new RestOfText(text, this.#controlsAndBreaks);
    return [...rest.text.matchAll(this.#values)].map(({ index, 0: found }) => rangeIn(rest, index, index + found.length));
  }
}

function findCredentials(rest: RestOfText): Range[] {
  return credentials.flatMap(({ pattern, isSure = () => true }) =>
    [...rest.text.matchAll(pattern)].flatMap(({ index, 0: whole, 1: secret = "" }) => {
      if (!isSure(secret)) return [];
      const end = index + whole.length;
      return [rangeIn(rest, end - secret.length, end)];
    }),
  );
}

function rangeIn(rest: RestOfText, from: number, to: number): Range {
  return { from: rest.origin(from), to: rest.origin(to - 1) + 1 };
}
