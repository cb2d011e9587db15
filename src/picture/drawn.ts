import { compact } from "../util/compact.js";
import type { GraphEdge, GraphNode, JobGraph } from "./job-graph.js";
import type { VisibleGraph } from "./visible.js";

/** A card of what is drawn as text: a node, or a closed box. */
export interface DrawnNode extends GraphNode {
  /** How many nodes a closed box holds, at any depth; absent for others. */
  readonly holds?: number;
}

/** What is drawn as text: a whole graph, or what can be seen of it. */
export interface DrawnGraph extends JobGraph {
  readonly nodes: readonly DrawnNode[];
}

/** What can be seen as a graph of its own: an edge from or to something hidden is its box's, and no port's there. */
export function drawnGraph({ nodes, edges }: VisibleGraph): DrawnGraph {
  return {
    nodes: nodes.map(({ isOpen, holds, ...node }) => ({ ...node, ...(!isOpen && holds > 0 && { holds }) })),
    edges: edges.flatMap(({ from, to, parts }) => {
      const lifted = parts.map((part): GraphEdge => {
        const output = part.from === from ? part.output : undefined;
        const input = part.to === to ? part.input : undefined;
        return compact({ from, output, to, input, kind: part.kind });
      });
      return [...new Map(lifted.map((one) => [JSON.stringify(one), one])).values()];
    }),
  };
}
