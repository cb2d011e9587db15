import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, Scalar } from "yaml";
import type { Json } from "../../../model/environment.js";
import { floatText } from "../../../model/literal-text.js";
import { WrittenNumber } from "../../../model/written-number.js";
import { plainNumber, plainType } from "../../../util/yaml-1-1.js";
import type { BodyValue } from "../source/body-value.js";

/** `condaFile`: the text of a conda file, as it is read by YAML 1.1. Undefined, and reported, when it is no YAML. */
export function readConda(value: BodyValue | undefined): Json | undefined {
  // The service answers with an empty text for none.
  if (value === undefined || value.string === "") return undefined;
  const document = parseDocument(value.string ?? "", { schema: "failsafe", version: "1.1" });
  if (value.string === undefined || document.errors.length > 0) {
    value.report("AZML614", `expected the text of a conda file, got ${value.describe()}`);
    return undefined;
  }
  const seen = new Map<Node, Json>();
  const plain = (node: Node | null): Json => {
    const target = isAlias(node) ? (node.resolve(document) as Node) : node;
    const known = target === null ? undefined : seen.get(target);
    if (known !== undefined) return known;
    if (isMap<Node, Node>(target)) {
      const map: Record<string, Json> = {};
      seen.set(target, map);
      for (const { key, value: item } of target.items) map[String(isScalar(key) ? key.value : key)] = plain(item);
      return map;
    }
    if (isSeq<Node>(target)) {
      const list: Json[] = [];
      seen.set(target, list);
      for (const item of target.items) list.push(plain(item));
      return list;
    }
    return isScalar(target) ? scalar(target) : null;
  };
  return plain(document.contents);
}

/** Only what stands there without quotes can be anything but a text. */
function scalar({ type, value }: Scalar): Json {
  const text = typeof value === "string" ? value : "";
  if (type !== Scalar.PLAIN) return text;
  switch (plainType(text)) {
    case "int":
    case "float": {
      const number = plainNumber(text);
      return Number.isSafeInteger(number) === (plainType(text) === "int") ? number : new WrittenNumber(floatText(number));
    }
    case "bool":
      return /^(?:y|t|on)/i.test(text);
    case "null":
      return null;
    default:
      return text;
  }
}
