import { Document, isScalar, Pair, Scalar, YAMLMap, YAMLSeq, type Node, type ScalarTag } from "yaml";
import { floatText } from "../../model/literal-text.js";
import { WrittenNumber } from "../../model/written-number.js";
import { plainType } from "../../util/yaml-1-1.js";

/** Plain data to be written; `undefined` is left out. */
export type Writable =
  | string
  | number
  | boolean
  | null
  | ExactNumber
  | WrittenNumber
  | readonly Writable[]
  | { readonly [key: string]: Writable | undefined };

/** A map to be written; keys without a value are left out. */
export type WritableMap = { readonly [key: string]: Writable | undefined };

/** A number in the very words it is to be read by: `1.0`, `12345678901234567890`. */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    // Without a point YAML 1.1 would take `1e+22` for text.
    this.text = /^[-+]?\d+e/.test(text) ? text.replace("e", ".0e") : text.replace(/^(-?)(inf|nan)$/, "$1.$2");
  }
}

const exactNumberTag: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  identify: (value) => value instanceof ExactNumber,
  resolve: (text) => text,
  stringify: ({ value }) => (value as ExactNumber).text,
};

/**
 * YAML that a reader of YAML 1.1 (PyYAML) and one of 1.2 understand alike: text that either might take for a number, a date or truth is quoted.
 * Keys stay in the order they are given; lines are not folded.
 */
export function yamlText(value: Writable): string {
  const document = new Document(null, { customTags: (tags) => [exactNumberTag, ...tags] });
  document.contents = toNode(value) as never;
  return document.toString({ lineWidth: 0, singleQuote: false });
}

function toNode(value: Writable): Node {
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items = (value as readonly Writable[]).map(toNode);
    return list;
  }
  if (value instanceof WrittenNumber) return toNode(new ExactNumber(value.text));
  if (typeof value === "object" && value !== null && !(value instanceof ExactNumber)) {
    const map = new YAMLMap();
    for (const [key, item] of Object.entries(value as { readonly [key: string]: Writable | undefined })) {
      // Not by `add`, which searches the whole map for the key: an object has each once.
      if (item !== undefined) map.items.push(new Pair(toNode(key), toNode(item)));
    }
    return map;
  }
  const scalar = new Scalar<unknown>(typeof value === "number" && !Number.isSafeInteger(value) ? new ExactNumber(floatText(value)) : value);
  if (typeof value === "string" && isScalar(scalar) && needsQuotes(value)) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function needsQuotes(text: string): boolean {
  return plainType(text) !== "str" || /^[-+.]?[\d.]/.test(text) || /[\u0080-\u009f\u2028\u2029\ufeff]/.test(text) || /^\s|\s$/.test(text);
}
