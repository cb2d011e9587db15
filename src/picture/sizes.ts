import type { GraphNode } from "./job-graph.js";

/** Size of a card, in pixels. */
const cardSize = { width: 244, height: 68 } as const;
/** Size of a card of an input or an output of the job. */
const smallSize = { width: 168, height: 40 } as const;
/** Room for a box's title. */
export const titleHeight = 44;
/** Room between a box's border and what it holds. */
export const boxPadding = 16;

export function sizeOf({ kind }: Pick<GraphNode, "kind">): { readonly width: number; readonly height: number } {
  return kind === "input" || kind === "output" ? smallSize : cardSize;
}
