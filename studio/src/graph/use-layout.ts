import { useEffect, useState } from "react";
import { layOut } from "../../../src/picture/layout.js";
import type { Layout } from "../../../src/picture/place.js";
import type { VisibleGraph } from "../../../src/picture/visible.js";
import { elk } from "./elk-worker.js";

export interface LaidOut {
  readonly graph: VisibleGraph;
  readonly layout: Layout;
}

/** A graph with a place for everything; until a new one is laid out, the one before. */
export function useLayout(graph: VisibleGraph): LaidOut | undefined {
  const [laidOut, setLaidOut] = useState<LaidOut>();
  useEffect(() => {
    let isOver = false;
    const place = async (): Promise<void> => {
      const layout = await layOut(graph, elk);
      if (!isOver) setLaidOut({ graph, layout });
    };
    void place();
    return () => {
      isOver = true;
    };
  }, [graph]);
  return laidOut;
}
