import { groupBy } from "../../util/group-by.js";
import type { GraphNode } from "../job-graph.js";

/** What each box holds, by its id; `undefined` has what is in no box. */
export function childrenOf(nodes: readonly GraphNode[]): ReadonlyMap<string | undefined, readonly GraphNode[]> {
  return groupBy(nodes, ({ parent }) => parent);
}
