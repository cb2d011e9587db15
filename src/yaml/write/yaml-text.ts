import { Alias, Document, Pair, Scalar, YAMLMap, YAMLSeq, type Node, type ScalarTag } from "yaml";
import type { Json } from "../../model/environment.js";
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
  | SharedJson
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

/** Plain data whose shared objects are to be read as shared ones: each is written once, with an anchor. A conda file's hash counts them so. */
export class SharedJson {
  readonly json: Json;

  constructor(json: Json) {
    this.json = json;
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

/** `shared` is there within {@link SharedJson}: the nodes of its objects. */
function toNode(value: Writable, shared?: Map<object, YAMLMap | YAMLSeq>): Node {
  if (value instanceof SharedJson) return toNode(value.json, new Map());
  if (value instanceof WrittenNumber) return toNode(new ExactNumber(value.text));
  if (typeof value !== "object" || value === null || value instanceof ExactNumber) return scalarNode(value);
  const known = shared?.get(value);
  if (known !== undefined) {
    known.anchor ??= `shared${[...(shared?.values() ?? [])].filter(({ anchor }) => anchor !== undefined).length + 1}`;
    return new Alias(known.anchor);
  }
  const collection = Array.isArray(value) ? new YAMLSeq() : new YAMLMap();
  shared?.set(value, collection);
  if (collection instanceof YAMLSeq) {
    collection.items = (value as readonly Writable[]).map((item) => toNode(item, shared));
    return collection;
  }
  for (const [key, item] of Object.entries(value as { readonly [key: string]: Writable | undefined })) {
    // Not by `add`, which searches the whole map for the key: an object has each once.
    if (item !== undefined) collection.items.push(new Pair(toNode(key), toNode(item, shared)));
  }
  return collection;
}

function scalarNode(value: string | number | boolean | null | ExactNumber): Node {
  const scalar = new Scalar<unknown>(typeof value === "number" && !Number.isSafeInteger(value) ? new ExactNumber(floatText(value)) : value);
  if (typeof value === "string" && needsQuotes(value)) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function needsQuotes(text: string): boolean {
  return plainType(text) !== "str" || /^[-+.]?[\d.]/.test(text) || /[\u0080-\u009f\u2028\u2029\ufeff]/.test(text) || /^\s|\s$/.test(text);
}
