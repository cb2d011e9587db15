import type { VisibleEdge } from "../../../src/picture/visible.js";

/** A node with everything that leads to it and everything that it leads to. */
export function wayThrough(id: string, edges: readonly VisibleEdge[]): ReadonlySet<string> {
  return new Set([...reached(id, edges, "from", "to"), ...reached(id, edges, "to", "from")]);
}

function reached(start: string, edges: readonly VisibleEdge[], by: "from" | "to", to: "from" | "to"): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const edge of edges) next.set(edge[by], [...(next.get(edge[by]) ?? []), edge[to]]);
  const seen = new Set([start]);
  for (const id of seen) for (const one of next.get(id) ?? []) seen.add(one);
  return seen;
}
