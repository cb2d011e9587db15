import { groupBy } from "../util/group-by.js";
import type { Box, Layout, Point } from "./place.js";
import { boxPadding, sizeOf, titleHeight } from "./sizes.js";
import type { VisibleGraph, VisibleNode } from "./visible.js";

interface Item {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

const gap = { x: 28, y: 56 } as const;
/** How often the rows are put in order by their neighbours. */
const sweeps = 3;

/**
 * A layout in time that grows with the graph: each box by itself, from the innermost, in rows by how far its nodes are from a start, with
 * neighbours near each other. Lines cross more than they would have to.
 */
export function layOutQuickly({ nodes, edges }: VisibleGraph): Layout {
  const children = groupBy(nodes, ({ parent }) => parent);
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const within = groupBy(
    edges.map(({ from, to }) => siblingsOf(from, to, parents)).filter((pair) => pair !== undefined),
    ({ container }) => container,
  );
  /** From the upper left corner of the box around it. */
  const places = new Map<string, Box>();
  const fill = (container: string | undefined): { readonly width: number; readonly height: number } => {
    const items = (children.get(container) ?? []).map((node): Item => ({ id: node.id, ...(holds(node) ? fill(node.id) : sizeOf(node)) }));
    const origin = container === undefined ? { x: 24, y: 24 } : { x: boxPadding, y: titleHeight + 12 };
    const { width, height } = inRows(rowsOf(items, within.get(container) ?? []), origin, places);
    return { width: width + 2 * origin.x, height: height + origin.y + (container === undefined ? 24 : boxPadding) };
  };
  const holds = (node: VisibleNode): boolean => node.isOpen && (children.get(node.id)?.length ?? 0) > 0;
  const size = fill(undefined);
  const absolute = new Map<string, Box>();
  for (const { id, parent } of nodes) {
    const place = places.get(id);
    const around = parent === undefined ? { x: 0, y: 0 } : (absolute.get(parent) ?? { x: 0, y: 0 });
    if (place) absolute.set(id, { ...place, x: place.x + around.x, y: place.y + around.y });
  }
  const lines = edges.flatMap(({ id, from, to }): [string, readonly Point[]][] => {
    const [start, end] = [absolute.get(from), absolute.get(to)];
    return start && end ? [[id, lineBetween(start, end)]] : [];
  });
  return { ...size, nodes: absolute, edges: new Map(lines) };
}

/** The nodes of one box, or boxes in it, that an edge goes between. */
function siblingsOf(
  from: string,
  to: string,
  parents: ReadonlyMap<string, string | undefined>,
): { readonly container: string | undefined; readonly from: string; readonly to: string } | undefined {
  const around = new Map<string | undefined, string>();
  for (let id: string | undefined = from; id !== undefined; id = parents.get(id)) around.set(parents.get(id), id);
  for (let id: string | undefined = to; id !== undefined; id = parents.get(id)) {
    const container = parents.get(id);
    const start = around.get(container);
    if (start !== undefined) return start === id ? undefined : { container, from: start, to: id };
  }
  return undefined;
}

/** Rows from top to bottom: each item below all that it depends on. */
function rowsOf(items: readonly Item[], edges: readonly { readonly from: string; readonly to: string }[]): Item[][] {
  const widest = Math.max(4, Math.ceil(Math.sqrt(items.length) * 1.5));
  const after = groupBy(edges, ({ from }) => from);
  const before = groupBy(edges, ({ to }) => to);
  const rank = new Map(items.map(({ id }) => [id, 0]));
  const waiting = new Map(items.map(({ id }) => [id, before.get(id)?.length ?? 0]));
  const ready = items.filter(({ id }) => waiting.get(id) === 0).map(({ id }) => id);
  for (const id of ready) {
    for (const { to } of after.get(id) ?? []) {
      rank.set(to, Math.max(rank.get(to) ?? 0, (rank.get(id) ?? 0) + 1));
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  const rows: Item[][] = [];
  for (const item of items) (rows[rank.get(item.id) ?? 0] ??= []).push(item);
  const at = new Map<string, number>();
  const number = (row: readonly Item[]): void => row.forEach(({ id }, place) => at.set(id, place - row.length / 2));
  const full = [...rows].map((row) => row ?? []);
  full.forEach(number);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const down = sweep % 2 === 0;
    for (const row of down ? full : [...full].reverse()) {
      const wanted = new Map(
        row.map(({ id }) => {
          const next = (down ? before.get(id)?.map(({ from }) => from) : after.get(id)?.map(({ to }) => to)) ?? [];
          return [id, next.length === 0 ? (at.get(id) ?? 0) : next.reduce((sum, one) => sum + (at.get(one) ?? 0), 0) / next.length];
        }),
      );
      row.sort((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0));
      number(row);
    }
  }
  return full.flatMap((row) => (row.length > widest ? chunks(row, widest) : [row]));
}

/** Gives every item its place; each row is in the middle of the widest. */
function inRows(
  rows: readonly (readonly Item[])[],
  origin: Point,
  places: Map<string, Box>,
): { readonly width: number; readonly height: number } {
  const widths = rows.map((row) => row.reduce((sum, { width }) => sum + width + gap.x, -gap.x));
  const width = Math.max(0, ...widths);
  let { y } = origin;
  for (const [at, row] of rows.entries()) {
    let x = origin.x + (width - (widths[at] ?? 0)) / 2;
    for (const item of row) {
      places.set(item.id, { x, y, width: item.width, height: item.height });
      x += item.width + gap.x;
    }
    y += Math.max(0, ...row.map(({ height }) => height)) + gap.y;
  }
  return { width, height: Math.max(0, y - origin.y - gap.y) };
}

function lineBetween(start: Box, end: Box): Point[] {
  return [
    { x: start.x + start.width / 2, y: start.y + start.height },
    { x: end.x + end.width / 2, y: end.y },
  ];
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
