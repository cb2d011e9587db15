import type { NodePath } from "./run-event.js";

/**
 * Nodes with each one after the node that its path names as the one around it, and else in their order: what was added while a job runs comes
 * below what it belongs to.
 *
 * @example inTreeOrder([{ path: "a" }, { path: "b" }, { path: "a/1" }]) // a, a/1, b
 */
export function inTreeOrder<T extends { readonly path: NodePath }>(nodes: readonly T[]): T[] {
  const known = new Set(nodes.map(({ path }) => path));
  const children = new Map<NodePath, T[]>();
  for (const node of nodes) {
    const parts = node.path.split("/");
    do parts.pop();
    while (parts.length > 0 && !known.has(parts.join("/")));
    const parent = parts.join("/");
    const siblings = children.get(parent);
    if (siblings) siblings.push(node);
    else children.set(parent, [node]);
  }
  const ordered: T[] = [];
  const visit = (path: NodePath): void => {
    for (const node of children.get(path) ?? []) {
      ordered.push(node);
      visit(node.path);
    }
  };
  visit("");
  return ordered;
}
