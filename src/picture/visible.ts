import type { GraphEdge, GraphNode, JobGraph } from "./job-graph.js";

/** What can be seen of a graph while some of its boxes are closed. */
export interface VisibleGraph {
  readonly nodes: readonly VisibleNode[];
  readonly edges: readonly VisibleEdge[];
}

export interface VisibleNode extends GraphNode {
  /** How many nodes it holds, at any depth; 0 for a card. */
  readonly holds: number;
  readonly isOpen: boolean;
}

/** All that goes from one node that can be seen to another. */
export interface VisibleEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** True when nothing but the word of a branching goes along it. */
  readonly isControl: boolean;
  readonly parts: readonly GraphEdge[];
}

/** A graph with some boxes closed: what they hold is hidden, and its edges are theirs. */
export function visibleGraph({ nodes, edges }: JobGraph, isOpen: (box: string) => boolean): VisibleGraph {
  const holds = new Map<string, number>();
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  for (const { parent } of nodes) {
    for (let box = parent; box !== undefined; box = parents.get(box)) holds.set(box, (holds.get(box) ?? 0) + 1);
  }
  /** The node itself, or the outermost closed box around it. Parents stand before what they hold. */
  const seenAs = new Map<string, string>();
  const visible: VisibleNode[] = [];
  for (const node of nodes) {
    const { id, parent } = node;
    const around = parent === undefined ? undefined : (seenAs.get(parent) ?? parent);
    const isHidden = around !== undefined && (around !== parent || !isOpen(around));
    seenAs.set(id, isHidden ? around : id);
    const count = holds.get(id) ?? 0;
    if (!isHidden) visible.push({ ...node, holds: count, isOpen: count > 0 && isOpen(id) });
  }
  const joined = new Map<string, { readonly from: string; readonly to: string; readonly parts: GraphEdge[] }>();
  for (const edge of edges) {
    const from = seenAs.get(edge.from) ?? edge.from;
    const to = seenAs.get(edge.to) ?? edge.to;
    if (from === to || to.startsWith(`${from}/`) || from.startsWith(`${to}/`)) continue;
    const id = JSON.stringify([from, to]);
    const known = joined.get(id);
    if (known) known.parts.push(edge);
    else joined.set(id, { from, to, parts: [edge] });
  }
  return {
    nodes: visible,
    edges: [...joined].map(([id, { from, to, parts }]) => ({
      id,
      from,
      to,
      isControl: parts.every(({ kind }) => kind === "control"),
      parts,
    })),
  };
}
