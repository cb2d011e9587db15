import { type Document, isCollection, isMap, isScalar, isSeq, type Node, Scalar, visit } from "yaml";
import type { YamlProblem } from "./yaml-problem.js";

/** What the parser takes, and PyYAML does not, by which azure-ai-ml reads: tags of one's own, keys that are no texts, `<<` of no map. */
export function refusedParts(document: Document.Parsed, aliases: ReadonlyMap<Node, Node>): YamlProblem[] {
  const problems: YamlProblem[] = [];
  const report = (node: Node | null, message: string, hint: string): void => {
    problems.push({ offset: node?.range?.[0] ?? 0, message, hint });
  };
  visit(document, {
    Node(_, { tag, range }) {
      if (tag === undefined || tag === "!" || tag.startsWith("tag:yaml.org,2002:")) return;
      problems.push({
        offset: range?.[0] ?? 0,
        message: `${tag} is no tag that is known`,
        hint: "put quotes around a text that starts with !",
      });
    },
    Pair(_, pair) {
      const [key, value] = [pair.key as Node | null, pair.value as Node | null];
      if (isCollection(key)) {
        const what = isMap(key) ? "a map" : "a list";
        report(key, `${what} cannot be a key`, "put quotes around a text that starts with { or [, such as {{ … }}");
      } else if (isScalar(key) && key.value === "<<" && key.type === Scalar.PLAIN && !isMerged(value, aliases)) {
        report(key, "<< stands before something that is no map", "name the anchor of a map, or a list of such");
      }
    },
  });
  return problems;
}

function isMerged(value: Node | null, aliases: ReadonlyMap<Node, Node>): boolean {
  const resolved = (node: Node | null): Node | null => (node === null ? null : (aliases.get(node) ?? node));
  const found = resolved(value);
  return isMap(found) || (isSeq(found) && found.items.every((item) => isMap(resolved(item as Node | null))));
}
