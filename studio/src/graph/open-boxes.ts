import { useMemo, useState } from "react";
import type { GraphNode, JobGraph } from "../../../src/picture/job-graph.js";
import { visibleGraph, type VisibleGraph } from "../../../src/picture/visible.js";

/** A sweep or loop of more rounds is closed at first. */
const most = 12;

/** What is seen of a graph, and a way to open and close its boxes. */
export function useOpenBoxes(graph: JobGraph): { readonly visible: VisibleGraph; readonly toggle: (box: string) => void } {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = useMemo(() => {
    const large = largeBoxes(graph.nodes);
    return (box: string): boolean => chosen.get(box) ?? !large.has(box);
  }, [graph, chosen]);
  const visible = useMemo(() => visibleGraph(graph, isOpen), [graph, isOpen]);
  return { visible, toggle: (box) => setChosen((before) => new Map(before).set(box, !isOpen(box))) };
}

function largeBoxes(nodes: readonly GraphNode[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { parent } of nodes) if (parent !== undefined) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  const repeating = nodes.filter(({ kind }) => kind === "sweep" || kind === "do_while" || kind === "parallel_for");
  return new Set(repeating.filter(({ id }) => (counts.get(id) ?? 0) > most).map(({ id }) => id));
}
