import {
  Background,
  Controls,
  type Edge,
  MarkerType,
  MiniMap,
  type Node,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef } from "react";
import type { NodeRecord } from "../../../src/workspace/job-record.js";
import type { JobGraph } from "../../../src/picture/job-graph.js";
import { shownStatus, statusColor } from "../parts/status.js";
import { Card, type CardData } from "./card.js";
import { useOpenBoxes } from "./open-boxes.js";
import { Search } from "./search.js";
import { type LaidOut, useLayout } from "./use-layout.js";
import { neighbour } from "./neighbour.js";
import { wayThrough } from "./way-through.js";
import { Wire, type WireData } from "./wire.js";

export interface GraphViewProps {
  readonly graph: JobGraph;
  readonly nodes: ReadonlyMap<string, NodeRecord>;
  readonly selected: string | undefined;
  readonly onSelect: (node: string | undefined) => void;
}

/** Below this zoom nobody can read what cards say. */
const far = 0.35;

const nodeTypes = { card: Card };
const edgeTypes = { wire: Wire };

export function GraphView(props: GraphViewProps): ReactElement {
  return (
    <ReactFlowProvider>
      <Graph {...props} />
    </ReactFlowProvider>
  );
}

function Graph({ graph, nodes, selected, onSelect }: GraphViewProps): ReactElement {
  const { visible, toggle } = useOpenBoxes(graph);
  const laidOut = useLayout(visible);
  const search = useRef<HTMLInputElement>(null);
  const flow = useReactFlow();
  const isFar = useStore(({ transform }) => transform[2] < far);
  const way = useMemo(() => {
    if (selected === undefined || laidOut === undefined) return undefined;
    const all = wayThrough(selected, laidOut.graph.edges);
    // Of a node by itself there is no way to tell from the others.
    return all.size > 1 ? all : undefined;
  }, [selected, laidOut]);
  const cards = useMemo(() => cardsOf(laidOut, { nodes, selected, way, toggle }), [laidOut, nodes, selected, way, toggle]);
  const wires = useMemo(() => wiresOf(laidOut, way), [laidOut, way]);
  // A graph that is there for the first time is shown whole.
  const isThere = laidOut !== undefined && laidOut.graph.nodes.length > 0;
  useEffect(() => {
    if (isThere) void flow.fitView({ padding: 0.08, maxZoom: 1 });
  }, [isThere, flow]);
  const goTo = (id: string): void => {
    onSelect(id);
    void flow.fitView({ nodes: [{ id }], maxZoom: Math.max(0.7, flow.getZoom()), duration: 200 });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "/" && event.target !== search.current) {
      event.preventDefault();
      search.current?.focus();
    } else if (event.key === "Escape") onSelect(undefined);
    else if (event.key.startsWith("Arrow") && laidOut && event.target !== search.current) {
      event.preventDefault();
      const next = neighbour(selected, event.key, laidOut);
      if (next !== undefined) goTo(next);
    }
  };
  return (
    <section className={isFar ? "graph far" : "graph"} aria-label="graph of the job" tabIndex={0} onKeyDown={onKeyDown}>
      <ReactFlow
        nodes={cards}
        edges={wires}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        onlyRenderVisibleElements={cards.length > 200}
        minZoom={0.02}
        maxZoom={2}
        disableKeyboardA11y
        onNodeClick={(_, { id }) => onSelect(id)}
        onPaneClick={() => onSelect(undefined)}
      >
        <Background gap={24} />
        <Controls showInteractive={false} />
        {cards.length > 8 && <MiniMap pannable zoomable nodeColor={colorOf} ariaLabel="the whole graph" />}
      </ReactFlow>
      <Search input={search} nodes={graph.nodes} onFound={goTo} />
    </section>
  );
}

function cardsOf(
  laidOut: LaidOut | undefined,
  {
    nodes,
    selected,
    way,
    toggle,
  }: Pick<GraphViewProps, "nodes" | "selected"> & { way: ReadonlySet<string> | undefined; toggle: CardData["toggle"] },
): Node<CardData>[] {
  return (laidOut?.graph.nodes ?? []).flatMap((node): Node<CardData>[] => {
    const place = laidOut?.layout.nodes.get(node.id);
    if (place === undefined) return [];
    const { x, y, width, height } = place;
    const isSelected = selected === node.id;
    const isDimmed = way !== undefined && !way.has(node.id) && !node.isOpen;
    const data = { node, record: nodes.get(node.id), isSelected, isDimmed, toggle };
    // What a box holds lies above it.
    return [{ id: node.id, type: "card", position: { x, y }, width, height, zIndex: node.id.split("/").length, data }];
  });
}

function wiresOf(laidOut: LaidOut | undefined, way: ReadonlySet<string> | undefined): Edge<WireData>[] {
  return (laidOut?.graph.edges ?? []).flatMap((edge): Edge<WireData>[] => {
    const points = laidOut?.layout.edges.get(edge.id);
    if (points === undefined) return [];
    const isOnWay = way?.has(edge.from) === true && way.has(edge.to);
    const data = { edge, points, isOnWay, isDimmed: way !== undefined && !isOnWay };
    const { id, from, to } = edge;
    return [{ id, source: from, target: to, type: "wire", zIndex: 20, data, markerEnd: { type: MarkerType.ArrowClosed } }];
  });
}

function colorOf({ data }: Node): string {
  const { record, node } = data as CardData;
  return record === undefined || node.isOpen ? "var(--line)" : statusColor(shownStatus(record));
}
