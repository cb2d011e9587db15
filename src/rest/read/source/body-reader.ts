import type { Json } from "../../../model/environment.js";
import { quantityValue, type Quantity } from "../../../model/written-number.js";
import { didYouMean } from "../../../util/did-you-mean.js";
import { camelKey } from "../../camel-keys.js";
import type { BodyValue } from "./body-value.js";

/** Nodes, settings of pipelines and specs of components are sent as YAML has them; all around them has types, whose keys are camel case. */
const snakePlaces = /^properties\.(?:action\.jobDefinition\.)?(?:jobs\.|settings(?:\.|$)|componentSpec(?:\.|$))/;
const bindingPattern = /\$\{\{.*\}\}/s;

/**
 * Reads the keys of a map of a body one by one, reports what is wrong with each, and at the end what nobody asked for. Keys whose value is null
 * count as absent.
 *
 * A key is asked for by its name in YAML. It is found in whatever spelling the place has: `instance_count` in a node, `instanceCount` in a job,
 * `stepLRGamma` in a task of AutoML's. Names that authors gave are read by `entries` and keep their spelling.
 */
export class BodyReader {
  readonly value: BodyValue;
  readonly #what: string;
  readonly #entries: ReadonlyMap<string, BodyValue>;
  readonly #known = new Set<string>();

  /** `what` names the thing in messages: `a command node`. */
  constructor(value: BodyValue, what: string) {
    this.value = value;
    this.#what = what;
    this.#entries = new Map(value.entries());
    expectMap(value, what);
  }

  get(key: string): BodyValue | undefined {
    const found = this.#find(key);
    this.#known.add(found ?? key);
    const value = found === undefined ? undefined : this.#entries.get(found);
    return value === undefined || value.isNull ? undefined : value;
  }

  require(key: string): BodyValue | undefined {
    const value = this.get(key);
    if (value === undefined && this.value.isMap) {
      const spelled = this.#spelled(key);
      this.value.missing(spelled).report("AZML616", `${this.#what} needs "${spelled}"`);
    }
    return value;
  }

  string(key: string): string | undefined {
    const value = this.get(key);
    return value === undefined ? undefined : readString(value);
  }

  /** Truth, or the text that Python has for it, which the service answers with. */
  boolean(key: string): boolean | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    const truth = value.boolean ?? truths.get(value.string?.toLowerCase() ?? "");
    if (truth === undefined) value.report("AZML616", `expected true or false, got ${value.describe()}`);
    return truth;
  }

  /** A whole number, or the text of one. */
  whole(key: string): number | undefined {
    const number = this.integer(key);
    if (typeof number !== "string") return number;
    this.get(key)?.report("AZML616", `expected a whole number, got "${number}"`);
    return undefined;
  }

  /** A whole number, the text of one, or a data binding. */
  integer(key: string): number | string | undefined {
    const number = this.number(key);
    if (typeof number !== "number" || Number.isInteger(number)) return number;
    this.get(key)?.report("AZML616", `expected a whole number, got the number ${number}`);
    return undefined;
  }

  /** A number, the text of one, or a data binding. */
  number(key: string): number | string | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    if (value.string !== undefined && bindingPattern.test(value.string)) return value.string;
    const number = value.quantity === undefined ? numberOf(value.string) : quantityValue(value.quantity);
    if (number === undefined) value.report("AZML616", `expected a number, got ${value.describe()}`);
    return number;
  }

  quantity(key: string): Quantity | undefined {
    const value = this.get(key);
    if (value !== undefined && value.quantity === undefined) value.report("AZML616", `expected a number, got ${value.describe()}`);
    return value?.quantity;
  }

  /** A word, by the model's name for it. Case and `_` do not count. */
  oneOf<Word extends string>(key: string, words: Words<Word>): Word | undefined {
    const value = this.get(key);
    return value === undefined ? undefined : readWord(value, words);
  }

  /** A map of texts, by names that authors gave. */
  strings(key: string): Record<string, string> | undefined {
    return this.#texts(key, (value) => readString(value));
  }

  /** The same where a name may have no text. */
  stringsOrNull(key: string): Record<string, string | null> | undefined {
    return this.#texts(key, (value) => (value.isNull ? null : readString(value)));
  }

  stringList(key: string): string[] | undefined {
    const value = this.get(key);
    return value === undefined ? undefined : readStringList(value);
  }

  json(key: string): Json | undefined {
    return this.get(key)?.plain;
  }

  /** A map of plain data. */
  map(key: string): { readonly [key: string]: Json } | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    expectMap(value, `"${key}"`);
    return Object.fromEntries(value.entries().map(([name, item]) => [name, item.plain]));
  }

  /** Keys that say nothing about what a definition is. */
  skip(keys: readonly string[]): void {
    for (const key of keys) this.get(key);
  }

  /** A key that is sent with one and the same value; another is taken for an unknown key. */
  constant(key: string, value: Json): void {
    const found = this.#find(key);
    if (found !== undefined && this.#entries.get(found)?.json === value) this.#known.add(found);
  }

  /** A map that is sent with nothing in it; anything in it is taken for an unknown key. */
  empty(key: string): void {
    const found = this.#find(key);
    if (found !== undefined && this.#entries.get(found)?.entries().length === 0) this.#known.add(found);
  }

  /** Keys that nobody asked for, as plain data; each is a warning. */
  extra(): { extra?: { readonly [key: string]: Json } } {
    const extra = this.#unknown();
    for (const [key, value] of extra) this.#reportUnknown(key, value, "it is kept as it is");
    return extra.length === 0 ? {} : { extra: Object.fromEntries(extra.map(([key, value]) => [key, value.plain])) };
  }

  /** Says of every key that nobody asked for that it is unknown, and so lost. */
  close(): void {
    for (const [key, value] of this.#unknown()) this.#reportUnknown(key, value, "it is left out");
  }

  /** The key as it is spelled here. */
  #find(key: string): string | undefined {
    if (this.#entries.has(key)) return key;
    const wanted = plainWord(key);
    return [...this.#entries.keys()].find((name) => plainWord(name) === wanted);
  }

  /** The key as it would be spelled here. */
  #spelled(key: string): string {
    return snakePlaces.test(this.value.path) ? key : camelKey(key);
  }

  #texts<Text>(key: string, read: (value: BodyValue) => Text | undefined): Record<string, Text> | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    expectMap(value, `"${key}"`);
    return Object.fromEntries(
      value.entries().flatMap(([name, item]) => {
        const text = read(item);
        return text === undefined ? [] : [[name, text]];
      }),
    );
  }

  #unknown(): [string, BodyValue][] {
    return [...this.#entries].filter(([key, value]) => !this.#known.has(key) && !value.isNull);
  }

  #reportUnknown(key: string, value: BodyValue, fate: string): void {
    const guess = didYouMean(
      key,
      [...this.#known].filter((known) => !this.#entries.has(known)),
    );
    value.report("AZML618", `${this.#what} has no key "${key}"`, {
      severity: "warning",
      notes: [fate],
      ...(guess === undefined ? {} : { hint: `did you mean "${this.#spelled(guess)}"?` }),
    });
  }
}

/** Words that a value may be: as the model has them → as REST does. */
export type Words<Word extends string> = { readonly [Name in Word]: string };

const truths: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

/** Words that the model and REST have in common. */
export function sameWords<const Word extends string>(words: readonly Word[]): Words<Word> {
  return Object.fromEntries<string>(words.map((word) => [word, word])) as Words<Word>;
}

/** Says so when a value is no map. `what` names it. */
export function expectMap(value: BodyValue, what: string): void {
  if (!value.isMap) value.report("AZML616", `${what} must be a map, not ${value.describe()}`);
}

export function readString(value: BodyValue): string | undefined {
  if (value.string === undefined) value.report("AZML616", `expected text, got ${value.describe()}`);
  return value.string;
}

export function readStringList(value: BodyValue): string[] {
  if (!value.isList) value.report("AZML616", `expected a list of texts, got ${value.describe()}`);
  return value.items().flatMap((item) => readString(item) ?? []);
}

/** The model's name for a word. Case and `_` do not count: the service spells `Boolean` what was sent as `boolean`. */
export function readWord<Word extends string>(value: BodyValue, words: Words<Word>): Word | undefined {
  const text = value.string;
  const names = Object.keys(words) as Word[];
  const found = text === undefined ? undefined : (names.find((name) => words[name] === text) ?? loosely(text, words, names));
  if (found === undefined) {
    const guess = text === undefined ? undefined : didYouMean(text, Object.values<string>(words));
    const hint = guess === undefined ? {} : { hint: `did you mean "${guess}"?` };
    value.report("AZML617", `${value.describe()} is not one of ${[...new Set(Object.values<string>(words))].join(", ")}`, hint);
  }
  return found;
}

function loosely<Word extends string>(text: string, words: Words<Word>, names: readonly Word[]): Word | undefined {
  const wanted = plainWord(text);
  return names.find((name) => plainWord(words[name]) === wanted || plainWord(name) === wanted);
}

function plainWord(text: string): string {
  return text.toLowerCase().replaceAll("_", "");
}

/** The number that a text is; undefined when it is none. */
function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : undefined;
}
