import type { Box, Layout } from "../../../src/picture/place.js";
import type { VisibleGraph } from "../../../src/picture/visible.js";

/** What is wrong with the places of a layout: nothing may be without one, lie over another or stick out of its box. */
export function layoutProblems({ nodes, edges }: VisibleGraph, layout: Layout): string[] {
  const whole: Box = { x: 0, y: 0, width: layout.width, height: layout.height };
  const problems: string[] = [];
  const placed = nodes.flatMap((node) => {
    const box = layout.nodes.get(node.id);
    if (box === undefined) problems.push(`${node.id} has no place`);
    return box === undefined ? [] : [{ ...node, box }];
  });
  for (const [at, one] of placed.entries()) {
    const around = one.parent === undefined ? whole : layout.nodes.get(one.parent);
    if (around === undefined || !holds(around, one.box)) problems.push(`${one.id} is not within ${one.parent ?? "the picture"}`);
    for (const other of placed.slice(at + 1)) {
      if (one.parent === other.parent && overlap(one.box, other.box)) problems.push(`${one.id} and ${other.id} overlap`);
    }
  }
  for (const { id } of edges) if ((layout.edges.get(id)?.length ?? 0) < 2) problems.push(`${id} has no line`);
  return problems;
}

function holds(around: Box, box: Box): boolean {
  const isWide = box.x >= around.x && box.x + box.width <= around.x + around.width;
  return isWide && box.y >= around.y && box.y + box.height <= around.y + around.height;
}

function overlap(one: Box, other: Box): boolean {
  const acrossX = one.x < other.x + other.width && other.x < one.x + one.width;
  return acrossX && one.y < other.y + other.height && other.y < one.y + one.height;
}
