import { groupBy } from "../util/group-by.js";
import type { JobGraph } from "./job-graph.js";

/** Kinds of boxes that hold rounds or trials, which are much alike. */
const repeating: ReadonlySet<string> = new Set(["do_while", "parallel_for", "sweep"]);
/** More of them are not looked at one by one. */
const most = 20;

/**
 * Which boxes are open.
 *
 * @param depth how many boxes may be open around each other, 0 for none; default: any number, but boxes of many rounds or trials are closed
 */
export function whichOpen({ nodes }: JobGraph, depth?: number): (box: string) => boolean {
  if (depth !== undefined) return (box) => box.split("/").length <= depth;
  const children = groupBy(nodes, ({ parent }) => parent);
  const closed = new Set(nodes.filter(({ id, kind }) => repeating.has(kind) && (children.get(id)?.length ?? 0) > most).map(({ id }) => id));
  return (box) => !closed.has(box);
}
