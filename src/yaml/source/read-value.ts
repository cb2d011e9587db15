import { didYouMean } from "../../util/did-you-mean.js";
import type { YamlValue } from "./yaml-value.js";

export interface WordOptions {
  readonly anyCase?: boolean;
  /** How a word is spelled in the list, where authors may spell it otherwise. */
  readonly spelling?: (text: string) => string;
}

/** Says so when a value is no map; nothing at all will do. `what` names it. */
export function expectMap(value: YamlValue, what: string): void {
  if (!value.isMap && !value.isNull) value.report("AZML406", `${what} must be a map of keys and values, not ${describe(value)}`);
}

export function readString(value: YamlValue): string | undefined {
  if (value.string === undefined) {
    value.report(
      "AZML408",
      `expected text, got ${describe(value)}`,
      value.literal === undefined ? {} : { hint: `put it in quotes: "${value.rawText}"` },
    );
  }
  return value.string;
}

export function readOneOf<T extends string>(value: YamlValue, allowed: readonly T[], options: WordOptions = {}): T | undefined {
  const text = value.string ?? value.rawText;
  const spelled = options.spelling?.(text);
  const found = allowed.find(
    (word) => word === text || word === spelled || (options.anyCase === true && word.toLowerCase() === text.toLowerCase()),
  );
  if (found === undefined) {
    const guess = didYouMean(text, allowed);
    value.report(
      "AZML411",
      `${value.isMap || value.isList ? describe(value) : `"${text}"`} is not one of ${allowed.join(", ")}`,
      guess === undefined ? {} : { hint: `did you mean "${guess}"?` },
    );
  }
  return found;
}

/** `a list`, `the number 3`: what was got, for messages. */
export function describe(value: YamlValue): string {
  switch (value.type) {
    case "map":
      return "a map";
    case "list":
      return "a list";
    case "null":
      return "nothing";
    case "int":
    case "float":
      return `the number ${value.rawText}`;
    case "bool":
      return `${value.rawText}, which YAML reads as ${String(value.boolean)}`;
    default:
      return `"${value.rawText}"`;
  }
}
