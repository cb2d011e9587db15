import { WrittenNumber } from "../model/written-number.js";
import { floatText } from "../model/literal-text.js";
import type { Json } from "../model/environment.js";
import { compareCodePoints } from "../util/code-points.js";
import { readsBackAs, scalarStyle } from "./scalar-style.js";
import type { PlainType } from "../util/yaml-1-1.js";

const bestWidth = 80;
const bestIndent = 2;
/** PyYAML adds the length of the tag (`!!str`) when it asks whether a key is short enough for one line. */
const longestKey = 128 - "!!str".length;

const escapes: Readonly<Record<string, string>> = {
  "\0": "0",
  "\x07": "a",
  "\x08": "b",
  "\t": "t",
  "\n": "n",
  "\x0b": "v",
  "\x0c": "f",
  "\r": "r",
  "\x1b": "e",
  '"': '"',
  "\\": "\\",
  "\x85": "N",
  "\xa0": "_",
  "\u2028": "L",
  "\u2029": "P",
};

/**
 * JSON as PyYAML's `dump(value, sort_keys=True)` prints it, byte for byte: keys sorted, block style, list items not indented below
 * their key, quotes only where needed, lines folded at 80 columns, non-ASCII escaped, shared objects as anchors.
 *
 * The text is hashed into the version of anonymous environments and sent as `condaFile`, so every byte counts.
 *
 * @example pythonYaml({ name: "e", dependencies: ["python=3.8"] }) // "dependencies:\n- python=3.8\nname: e\n"
 */
export function pythonYaml(value: Json): string {
  return new Writer(anchorsOf(value)).document(value);
}

type Scalar = string | number | boolean | null | WrittenNumber;
type Collection = readonly Json[] | { readonly [key: string]: Json };

function isCollection(value: Json): value is Collection {
  return typeof value === "object" && value !== null && !(value instanceof WrittenNumber);
}

/** Names the collections that occur more than once, in the order of their second occurrence. */
function anchorsOf(root: Json): Map<object, string> {
  const seen = new Set<object>();
  const anchors = new Map<object, string>();
  const visit = (value: Json): void => {
    if (!isCollection(value)) return;
    if (seen.has(value)) {
      if (!anchors.has(value)) anchors.set(value, `id${String(anchors.size + 1).padStart(3, "0")}`);
      return;
    }
    seen.add(value);
    for (const child of Array.isArray(value) ? (value as readonly Json[]) : sortedEntries(value as never).map(([, v]) => v)) visit(child);
  };
  visit(root);
  return anchors;
}

function sortedEntries(object: { readonly [key: string]: Json }): [string, Json][] {
  return Object.entries(object).sort(([a], [b]) => compareCodePoints(a, b));
}

/** State of PyYAML's emitter as far as block style needs it. */
class Writer {
  readonly #anchors: ReadonlyMap<object, string>;
  readonly #written = new Set<object>();
  #text = "";
  #column = 0;
  /** Undefined outside every collection. */
  #indent: number | undefined;
  /** The last thing written was white space, or nothing was. */
  #whitespace = true;
  /** Only indicators stand on this line so far. */
  #indention = true;

  constructor(anchors: ReadonlyMap<object, string>) {
    this.#anchors = anchors;
  }

  document(value: Json): string {
    this.#node(value, { mapping: false, key: false });
    const openEnded = !isCollection(value) && !/['"]$/.test(this.#text);
    if (this.#column > 0) this.#lineBreak();
    return openEnded ? `${this.#text}...\n` : this.#text;
  }

  #node(value: Json, context: { mapping: boolean; key: boolean }): void {
    if (!isCollection(value)) return this.#scalar(value, context.key);
    const anchor = this.#anchors.get(value);
    if (anchor !== undefined) {
      if (this.#written.has(value)) return this.#indicator(`*${anchor}`, true);
      this.#written.add(value);
      this.#indicator(`&${anchor}`, true);
    }
    if (Array.isArray(value)) this.#sequence(value as readonly Json[], context.mapping);
    else this.#mapping(value as { readonly [key: string]: Json });
  }

  #sequence(items: readonly Json[], inMapping: boolean): void {
    if (items.length === 0) return this.#indicator("[]", true);
    const outer = this.#indent ?? 0;
    const indent = this.#indent === undefined || (inMapping && !this.#indention) ? outer : outer + bestIndent;
    this.#at(indent, () => {
      for (const item of items) {
        this.#newLine();
        this.#indicator("-", true, true);
        this.#node(item, { mapping: false, key: false });
      }
    });
  }

  #mapping(object: { readonly [key: string]: Json }): void {
    const entries = sortedEntries(object);
    if (entries.length === 0) return this.#indicator("{}", true);
    this.#at(this.#indent === undefined ? 0 : this.#indent + bestIndent, () => {
      for (const [key, value] of entries) {
        this.#newLine();
        const style = scalarStyle(key);
        if ([...key].length < longestKey && !style.empty && !style.multiline) {
          this.#scalar(key, true);
          this.#indicator(":", false);
        } else {
          this.#indicator("?", true, true);
          this.#scalar(key, false);
          this.#newLine();
          this.#indicator(":", true, true);
        }
        this.#node(value, { mapping: true, key: false });
      }
    });
  }

  #scalar(value: Scalar, key: boolean): void {
    const { text, type } = scalarText(value);
    const style = scalarStyle(text);
    this.#at((this.#indent ?? 0) + bestIndent, () => {
      if (readsBackAs(text, type) && style.plain && !(key && (style.empty || style.multiline))) this.#plain(text, !key);
      else if (style.singleQuoted && !(key && style.multiline)) this.#singleQuoted(text, !key);
      else this.#doubleQuoted(text, !key);
    });
  }

  #plain(text: string, fold: boolean): void {
    if (text === "") return;
    if (!this.#whitespace) this.#put(" ");
    this.#whitespace = this.#indention = false;
    for (const piece of text.split(/( +)/)) {
      if (piece === " " && fold && this.#column > bestWidth) {
        this.#newLine();
        this.#whitespace = this.#indention = false;
      } else {
        this.#put(piece);
      }
    }
  }

  #singleQuoted(text: string, fold: boolean): void {
    this.#indicator("'", true);
    const pieces = text.split(/( +|\n+)/).filter((piece) => piece !== "");
    pieces.forEach((piece, i) => {
      if (piece.startsWith("\n")) {
        // A folded line break needs one more: the first would read back as a space.
        for (let n = 0; n < piece.length + 1; n++) this.#lineBreak();
        this.#newLine();
      } else if (piece === " " && fold && this.#column > bestWidth && i > 0 && i < pieces.length - 1) {
        this.#newLine();
      } else {
        this.#put(piece.replaceAll("'", "''"));
      }
    });
    this.#indicator("'", false);
  }

  #doubleQuoted(text: string, fold: boolean): void {
    this.#indicator('"', true);
    const chars = [...text];
    let start = 0;
    for (let end = 0; end <= chars.length; end++) {
      const char = chars[end];
      if (char === undefined || char === '"' || char === "\\" || char < " " || char > "~") {
        this.#put(chars.slice(start, end).join(""));
        start = end;
        if (char !== undefined) {
          this.#put(escaped(char));
          start = end + 1;
        }
      }
      if (fold && end > 0 && end < chars.length - 1 && (char === " " || start >= end) && this.#column + (end - start) > bestWidth) {
        this.#put(`${chars.slice(start, end).join("")}\\`);
        if (start < end) start = end;
        this.#newLine();
        this.#whitespace = this.#indention = false;
        if (chars[start] === " ") this.#put("\\");
      }
    }
    this.#indicator('"', false);
  }

  #at(indent: number, body: () => void): void {
    const outer = this.#indent;
    this.#indent = indent;
    body();
    this.#indent = outer;
  }

  #indicator(text: string, needsWhitespace: boolean, keepsIndention = false): void {
    this.#put(this.#whitespace || !needsWhitespace ? text : ` ${text}`);
    this.#whitespace = false;
    this.#indention = this.#indention && keepsIndention;
  }

  /** Starts a line at the current indent, unless we are there already. */
  #newLine(): void {
    const indent = this.#indent ?? 0;
    if (!this.#indention || this.#column > indent || (this.#column === indent && !this.#whitespace)) this.#lineBreak();
    if (this.#column < indent) {
      this.#whitespace = true;
      this.#put(" ".repeat(indent - this.#column));
    }
  }

  #lineBreak(): void {
    this.#whitespace = this.#indention = true;
    this.#text += "\n";
    this.#column = 0;
  }

  #put(text: string): void {
    this.#text += text;
    this.#column += [...text].length;
  }
}

function scalarText(value: Scalar): { text: string; type: PlainType } {
  if (value instanceof WrittenNumber) {
    return /^-?\d+$/.test(value.text) ? { text: value.text, type: "int" } : { text: yamlFloat(value.text), type: "float" };
  }
  if (value === null) return { text: "null", type: "null" };
  if (typeof value === "string") return { text: value, type: "str" };
  if (typeof value === "boolean") return { text: String(value), type: "bool" };
  return Number.isSafeInteger(value) ? { text: String(value), type: "int" } : { text: yamlFloat(floatText(value)), type: "float" };
}

function yamlFloat(written: string): string {
  const text = written.replace(/^(-?)(inf|nan)$/, "$1.$2");
  return text.includes(".") ? text : text.replace("e", ".0e");
}

function escaped(char: string): string {
  const short = escapes[char];
  if (short !== undefined) return `\\${short}`;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  return code <= 0xff ? `\\x${hex.padStart(2, "0")}` : code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
