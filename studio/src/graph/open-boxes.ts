import { useMemo, useState } from "react";
import type { JobGraph } from "../../../src/picture/job-graph.js";
import { whichOpen } from "../../../src/picture/which-open.js";
import { visibleGraph, type VisibleGraph } from "../../../src/picture/visible.js";

/** What is seen of a graph, and a way to open and close its boxes. */
export function useOpenBoxes(graph: JobGraph): { readonly visible: VisibleGraph; readonly toggle: (box: string) => void } {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = useMemo(() => {
    const isOpenAtFirst = whichOpen(graph);
    return (box: string): boolean => chosen.get(box) ?? isOpenAtFirst(box);
  }, [graph, chosen]);
  const visible = useMemo(() => visibleGraph(graph, isOpen), [graph, isOpen]);
  return { visible, toggle: (box) => setChosen((before) => new Map(before).set(box, !isOpen(box))) };
}
