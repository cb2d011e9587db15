import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, Scalar } from "yaml";
import type { Json } from "../../../model/environment.js";

/**
 * The data in a text of YAML, or of JSON, which is YAML, too; undefined when it is neither. What stands there without quotes is read by `plain`,
 * which sees how it is written.
 */
export function readWritten(text: string, plain: (text: string) => Json): Json | undefined {
  const document = parseDocument(text, { schema: "failsafe", version: "1.1", logLevel: "silent" });
  if (document.errors.length > 0) return undefined;
  const seen = new Map<Node, Json>();
  const read = (node: Node | null): Json => {
    const target = isAlias(node) ? ((node.resolve(document) as Node | undefined) ?? null) : node;
    const known = target === null ? undefined : seen.get(target);
    if (known !== undefined) return known;
    if (isMap<Node, Node | null>(target)) {
      const map: Record<string, Json> = {};
      seen.set(target, map);
      for (const { key, value } of target.items) map[isScalar(key) ? String(key.value) : ""] = read(value);
      return map;
    }
    if (isSeq<Node | null>(target)) {
      const list: Json[] = [];
      seen.set(target, list);
      for (const item of target.items) list.push(read(item));
      return list;
    }
    if (!isScalar(target)) return null;
    const word = typeof target.value === "string" ? target.value : "";
    return target.type === Scalar.PLAIN ? plain(word) : word;
  };
  return read(document.contents);
}
