import type { Json } from "../../model/environment.js";
import type { Quantity } from "../../model/written-number.js";
import { didYouMean } from "../../util/did-you-mean.js";
import { describe, expectMap, readOneOf, readString, type WordOptions } from "./read-value.js";
import { truthOf } from "./truth.js";
import type { YamlValue } from "./yaml-value.js";
import { byName } from "../../util/by-name.js";

/** A value that may be a data binding instead, where Azure ML resolves one: `instance_count: ${{parent.inputs.n}}`. */
const bindingPattern = /\$\{\{.*\}\}/s;

/** Keys that the service fills in: they may stand in a file, and nobody writes them. */
const filledIn: ReadonlySet<string> = new Set([
  "id",
  "creation_context",
  "status",
  "log_files",
  "latest_version",
  "provisioning_state",
  "utc_time_created",
]);

/**
 * Reads the keys of a map one by one, reports what is wrong with each, and at the end what nobody asked for.
 * A key with nothing after it is a mistake, as it is to azure-ai-ml, but for the few that are read by `getOrNull`.
 */
export class MapReader {
  readonly value: YamlValue;
  readonly #what: string;
  readonly #entries: Map<string, YamlValue>;
  readonly #known = new Set<string>();
  /** Keys that were told of: as what is needed and misspelt, or because they have no value. */
  readonly #told = new Set<string>();

  /** `what` names the thing in messages: `a command node`. */
  constructor(value: YamlValue, what: string) {
    this.value = value;
    this.#what = what;
    this.#entries = new Map(value.entries());
    expectMap(value, what);
  }

  get(key: string): YamlValue | undefined {
    const value = this.getOrNull(key);
    if (value === undefined && this.has(key) && !this.#told.has(key)) {
      this.#told.add(key);
      this.#entries.get(key)?.reportKey("AZML408", `"${key}" has no value`, { focus: key, hint: "write one, or delete the key" });
    }
    return value;
  }

  /** The same for a key that may have nothing after it, and then counts as absent. */
  getOrNull(key: string): YamlValue | undefined {
    this.#known.add(key);
    const value = this.#entries.get(key);
    return value === undefined || value.isNull ? undefined : value;
  }

  /** Is the key written, be it with nothing after it? */
  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** Is this a key with a value? Does not count as asking for it. */
  peek(key: string): YamlValue | undefined {
    return this.#entries.get(key);
  }

  require(key: string): YamlValue | undefined {
    const value = this.get(key);
    if (value === undefined && this.value.isMap && !this.has(key)) {
      const guess = didYouMean(
        key,
        [...this.#entries.keys()].filter((name) => !this.#known.has(name)),
      );
      const misspelt = guess === undefined ? undefined : this.#entries.get(guess);
      if (guess !== undefined) this.#told.add(guess);
      const hint = guess === undefined ? {} : { hint: `did you mean "${key}" where it says "${guess}"?` };
      const place = (misspelt ?? this.value).at(this.value.path === "" ? key : `${this.value.path}.${key}`);
      place.reportKey("AZML407", `${this.#what} needs "${key}"`, hint);
    }
    return value;
  }

  string(key: string): string | undefined {
    const value = this.get(key);
    return value === undefined ? undefined : readString(value);
  }

  /** A text, which counts as absent when there is nothing in it. */
  filled(key: string): string | undefined {
    return this.string(key) || undefined;
  }

  /** Text that people write without quotes: a version `1.0` is the text "1.0". */
  text(key: string): string | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    if (value.literal === undefined) {
      value.report("AZML408", `expected text, got ${describe(value)}`);
      return undefined;
    }
    return value.string ?? value.pythonText;
  }

  boolean(key: string): boolean | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    const text = value.boolean === undefined ? value.rawText : String(value.boolean);
    const truth = truthOf(text);
    if (truth !== undefined) return truth;
    value.report("AZML408", `expected true or false, got ${describe(value)}`);
    return undefined;
  }

  /** A whole number where there is no place for a data binding. */
  whole(key: string): number | undefined {
    const number = this.integer(key);
    if (typeof number !== "string") return number;
    this.get(key)?.report("AZML408", `expected a whole number, got "${number}"`, { hint: "a data binding cannot stand here" });
    return undefined;
  }

  /** A whole number, or a data binding. */
  integer(key: string): number | string | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    if (value.string !== undefined && bindingPattern.test(value.string)) return value.string;
    const number = value.number ?? (/^[-+]?\d+$/.test(value.rawText.trim()) ? Number(value.rawText) : undefined);
    if (number === undefined || !Number.isFinite(number)) {
      value.report("AZML408", `expected a whole number, got ${describe(value)}`);
      return undefined;
    }
    return Math.trunc(number);
  }

  oneOf<T extends string>(key: string, allowed: readonly T[], options: WordOptions = {}): T | undefined {
    const value = this.get(key);
    return value === undefined ? undefined : readOneOf(value, allowed, options);
  }

  /** One of a few words, or a data binding. */
  oneOfOrBinding<T extends string>(key: string, allowed: readonly T[], options: WordOptions = {}): T | string | undefined {
    const text = this.get(key)?.string;
    return text !== undefined && bindingPattern.test(text) ? text : this.oneOf(key, allowed, options);
  }

  /** A number, with the words it is written in where they matter. */
  quantity(key: string): Quantity | undefined {
    const value = this.require(key);
    if (value !== undefined && value.quantity === undefined) value.report("AZML408", `expected a number, got ${describe(value)}`);
    return value?.quantity;
  }

  /** A map of texts. */
  strings(key: string): Record<string, string> | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    const reader = new MapReader(value, `"${key}"`);
    const texts = byName<string>();
    for (const [name] of value.entries()) {
      const text = reader.string(name);
      if (text !== undefined) texts[name] = text;
    }
    return texts;
  }

  /** A map of texts, any of which may have nothing after its name. */
  textsOrNull(key: string): Record<string, string | null> | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    expectMap(value, `"${key}"`);
    return Object.fromEntries(
      value.entries().flatMap(([name, given]) => {
        const text = given.isNull ? null : readString(given);
        return text === undefined ? [] : [[name, text]];
      }),
    );
  }

  /** A map of whatever is written. */
  values(key: string): Record<string, Json> | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    expectMap(value, `"${key}"`);
    return Object.fromEntries(value.entries().map(([name, given]) => [name, given.json()]));
  }

  stringList(key: string): string[] | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    if (!value.isList) {
      value.report("AZML408", `expected a list of texts, got ${describe(value)}`);
      return undefined;
    }
    return value
      .items()
      .map(readString)
      .filter((text) => text !== undefined);
  }

  json(key: string): Json | undefined {
    return this.get(key)?.json();
  }

  /** Keys that do something elsewhere and nothing here. */
  ignore(keys: readonly string[], why: string): void {
    for (const key of keys)
      this.getOrNull(key)?.reportKey("AZML410", `"${key}" has no effect here: ${why}`, { severity: "warning", focus: key });
  }

  /** Keys that nobody asked for, as plain data; each is a warning, since Azure ML sends them on as they are. */
  extra(): { extra?: { readonly [key: string]: Json } } {
    const extra = this.#unknown();
    for (const [key, value] of extra) this.#reportUnknown(key, value, "warning", "Azure ML gets it as it is, a local run leaves it aside");
    // Told once, and read: it may be asked for what is unknown again.
    for (const [key] of extra) this.#known.add(key);
    return extra.length === 0 ? {} : { extra: Object.fromEntries(extra.map(([key, value]) => [key, value.json()])) };
  }

  /** Says of every key that nobody asked for that it is unknown. */
  close(severity: "error" | "warning" = "error"): void {
    for (const [key, value] of this.#unknown())
      this.#reportUnknown(key, value, severity, ...(severity === "warning" ? ["it is left out"] : []));
  }

  #unknown(): [string, YamlValue][] {
    return [...this.#entries].filter(([key]) => !this.#known.has(key));
  }

  #reportUnknown(key: string, value: YamlValue, severity: "error" | "warning", ...fate: readonly string[]): void {
    if (this.#told.has(key)) return;
    const guess = didYouMean(
      key,
      [...this.#known].filter((known) => !this.#entries.has(known)),
    );
    value.reportKey("AZML409", `${this.#what} has no key "${key}"`, {
      severity,
      focus: key,
      notes: [`keys it may have: ${[...this.#known].filter((known) => !filledIn.has(known)).join(", ")}`, ...fate],
      ...(guess === undefined ? {} : { hint: `did you mean "${guess}"?` }),
    });
  }
}
