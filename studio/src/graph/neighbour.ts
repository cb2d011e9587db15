import type { LaidOut } from "./use-layout.js";

/** The node that an arrow key leads to: along an edge up or down, to the next of the same height left or right. */
export function neighbour(from: string | undefined, key: string, { graph, layout }: LaidOut): string | undefined {
  const here = from === undefined ? undefined : layout.nodes.get(from);
  if (from === undefined || here === undefined) return graph.nodes[0]?.id;
  if (key === "ArrowDown" || key === "ArrowUp") {
    const isDown = key === "ArrowDown";
    const along = graph.edges.find((edge) => (isDown ? edge.from : edge.to) === from);
    if (along) return isDown ? along.to : along.from;
  }
  const isVertical = key === "ArrowDown" || key === "ArrowUp";
  const sign = key === "ArrowDown" || key === "ArrowRight" ? 1 : -1;
  const others = graph.nodes.flatMap(({ id, isOpen }) => {
    const place = layout.nodes.get(id);
    if (place === undefined || id === from || isOpen) return [];
    const [ahead, aside] = isVertical ? [place.y - here.y, place.x - here.x] : [place.x - here.x, place.y - here.y];
    return ahead * sign > 4 ? [{ id, distance: Math.abs(ahead) + 3 * Math.abs(aside) }] : [];
  });
  return others.sort((a, b) => a.distance - b.distance)[0]?.id;
}
