import { groupBy } from "../util/group-by.js";
import { layOutQuickly } from "./quick-layout.js";
import type { Box, Layout, Point } from "./place.js";
import { boxPadding, sizeOf, titleHeight } from "./sizes.js";
import type { VisibleGraph, VisibleNode } from "./visible.js";

/** A node of ELK's JSON, as far as it is used here. */
interface ElkNode {
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly children?: ElkNode[];
  readonly edges?: ElkEdge[];
  readonly layoutOptions?: Readonly<Record<string, string>>;
}

interface ElkEdge {
  readonly id: string;
  readonly sources: string[];
  readonly targets: string[];
  readonly sections?: readonly { readonly startPoint: Point; readonly endPoint: Point; readonly bendPoints?: readonly Point[] }[];
}

/** What lays graphs out: `new ELK()` of elkjs. */
export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
}

/** ELK takes seconds for graphs of more nodes. */
const large = 150;

/**
 * Finds a place for everything that can be seen of a graph, from top to bottom. A plain picture is better than none: what the engine fails
 * on is laid out without it.
 *
 * @example await layOut(visibleGraph(graph, () => true), new ELK())
 */
export async function layOut(graph: VisibleGraph, engine: LayoutEngine): Promise<Layout> {
  if (graph.nodes.length > large) return layOutQuickly(graph);
  try {
    return await layOutWith(engine, graph);
  } catch {
    return layOutQuickly(graph);
  }
}

async function layOutWith(engine: LayoutEngine, graph: VisibleGraph): Promise<Layout> {
  const children = groupBy(graph.nodes, ({ parent }) => parent);
  const place = (node: VisibleNode): ElkNode => {
    const within = node.isOpen ? (children.get(node.id) ?? []) : [];
    if (within.length === 0) return { id: node.id, ...sizeOf(node) };
    return { id: node.id, children: within.map(place), layoutOptions: boxOptions(graph, within) };
  };
  const placed = await engine.layout({
    id: "",
    children: (children.get(undefined) ?? []).map(place),
    edges: graph.edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
    layoutOptions: {
      ...layered,
      "elk.padding": "[top=24,left=24,bottom=24,right=24]",
      "elk.hierarchyHandling": "INCLUDE_CHILDREN",
      "elk.json.edgeCoords": "ROOT",
      "elk.json.shapeCoords": "ROOT",
    },
  });
  const nodes = new Map<string, Box>();
  const edges = new Map<string, readonly Point[]>();
  const collect = (node: ElkNode): void => {
    if (node.id !== "") nodes.set(node.id, { x: node.x ?? 0, y: node.y ?? 0, width: node.width ?? 0, height: node.height ?? 0 });
    for (const { id, sections } of node.edges ?? []) {
      const section = sections?.[0];
      if (section) edges.set(id, [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]);
    }
    node.children?.forEach(collect);
  };
  collect(placed);
  return { width: placed.width ?? 0, height: placed.height ?? 0, nodes, edges };
}

/** Nothing of the order in which nodes were made: ELK fails on edges within boxes when it is to keep that. */
const layered = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.spacing.nodeNode": "28",
  "elk.layered.spacing.nodeNodeBetweenLayers": "44",
  "elk.spacing.edgeNode": "18",
  "elk.spacing.edgeEdge": "10",
  "elk.layered.thoroughness": "3",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
} as const;

/** Trials and rounds have no edges among them: they stand in rows. */
function boxOptions(graph: VisibleGraph, within: readonly VisibleNode[]): Readonly<Record<string, string>> {
  const padding = { "elk.padding": `[top=${titleHeight + 12},left=${boxPadding},bottom=${boxPadding},right=${boxPadding}]` };
  const ids = new Set(within.map(({ id }) => id));
  const isAlone = !graph.edges.some(({ from, to }) =>
    [from, to].some((id) => ids.has(id) || [...ids].some((box) => id.startsWith(`${box}/`))),
  );
  if (within.length < 3 || !isAlone) return { ...layered, ...padding };
  return {
    "elk.algorithm": "rectpacking",
    "elk.hierarchyHandling": "SEPARATE_CHILDREN",
    "elk.spacing.nodeNode": "16",
    "elk.aspectRatio": "2",
    ...padding,
  };
}
