import { type Alias, type Document, isAlias, isCollection, isPair, type Node, visit } from "yaml";

/** More than any job needs, and far less than what stops a machine. */
const mostNodes = 1_000_000;

/** What the aliases of a document stand for. An alias by itself would go through the whole document each time it is asked. */
export interface Aliases {
  /** Alias → the last node before it that has its anchor. */
  readonly targets: ReadonlyMap<Node, Node>;
  /** Aliases that stand for nothing. */
  readonly unknown: readonly Alias[];
}

export function aliasesOf(document: Document.Parsed): Aliases {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  const unknown: Alias[] = [];
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const target = anchors.get(node.source);
      if (target === undefined) unknown.push(node);
      else targets.set(node, target);
    },
  });
  return { targets, unknown };
}

/** Is the document finite and small once its aliases are followed? Each anchor is counted once and multiplied. */
export function isBounded(document: Document.Parsed, { targets }: Aliases): boolean {
  const sizes = new Map<Node, number>();
  const open = new Set<Node>();
  const size = (node: unknown): number => {
    if (isPair(node)) return size(node.key) + size(node.value);
    if (isAlias(node)) return size(targets.get(node));
    if (!isCollection(node)) return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    if (open.has(node)) return Infinity;
    open.add(node);
    let sum = 1;
    for (const item of node.items) sum += size(item);
    open.delete(node);
    sizes.set(node, sum);
    return sum;
  };
  return size(document.contents) <= mostNodes;
}
