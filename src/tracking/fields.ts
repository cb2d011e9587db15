import { isTime } from "../engine/written-fact.js";
import { fromJsonNumber } from "../model/json-number.js";
import { invalid } from "./mlflow-error.js";

type Values = Readonly<Record<string, unknown>>;

/** The fields of a request, from its JSON body or its address. Numbers may come as texts, as protocol buffers write them. */
export class Fields {
  readonly #values: Values;

  constructor(values: Values) {
    this.#values = values;
  }

  /** @throws MlflowError when the field is missing or no text, as for all that follow. */
  text(name: string): string {
    const value = this.textOr(name, undefined);
    if (value === undefined) throw invalid(`Missing value for required parameter '${name}'.`);
    return value;
  }

  textOr<T>(name: string, otherwise: T): string | T {
    const value = this.#values[name];
    if (value === undefined || value === null) return otherwise;
    if (typeof value !== "string") throw this.#unfit(name, "a text");
    return value;
  }

  /** A whole number: a time, a step. */
  wholeOr<T>(name: string, otherwise: T): number | T {
    const value = this.#values[name];
    if (value === undefined || value === null) return otherwise;
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number !== "number" || !Number.isInteger(number)) throw this.#unfit(name, "a whole number");
    return number;
  }

  /** Milliseconds since 1970, which a date can be made of. */
  timeOr(name: string, otherwise: number): number {
    const time = this.wholeOr(name, otherwise);
    if (!isTime(time)) throw this.#unfit(name, "milliseconds since 1970");
    return time;
  }

  /** Any number, NaN and infinities among them. */
  number(name: string): number {
    const value = this.#values[name];
    if (value === undefined || value === null) throw invalid(`Missing value for required parameter '${name}'.`);
    const number = fromJsonNumber(value);
    if (number === undefined) throw this.#unfit(name, "a number");
    return number;
  }

  flag(name: string): boolean {
    const value = this.#values[name];
    return value === true || value === "true";
  }

  /** A list of texts. */
  texts(name: string): readonly string[] {
    const value = this.#values[name] ?? [];
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.map((one) => {
      if (typeof one !== "string") throw this.#unfit(name, "a list of texts");
      return one;
    });
  }

  /** A list of objects. */
  list(name: string): readonly Fields[] {
    const value = this.#values[name] ?? [];
    if (!Array.isArray(value)) throw this.#unfit(name, "a list");
    return value.map((one: unknown) => {
      if (typeof one !== "object" || one === null) throw this.#unfit(name, "a list of objects");
      return new Fields(one as Values);
    });
  }

  /** `[{ key, value }]`. */
  pairs(name: string): readonly Pair[] {
    return this.list(name).map((one) => ({ key: one.text("key"), value: one.textOr("value", "") }));
  }

  /** The field as it came. */
  raw(name: string): unknown {
    return this.#values[name];
  }

  #unfit(name: string, what: string): Error {
    return invalid(`Invalid value ${JSON.stringify(this.#values[name])} for parameter '${name}' supplied: it has to be ${what}.`);
  }
}

export interface Pair {
  readonly key: string;
  readonly value: string;
}
