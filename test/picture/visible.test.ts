import fc from "fast-check";
import { expect, test } from "vitest";
import { drawnGraph } from "../../src/picture/drawn.js";
import type { GraphNode, JobGraph } from "../../src/picture/job-graph.js";
import { visibleGraph } from "../../src/picture/visible.js";
import { whichOpen } from "../../src/picture/which-open.js";
import { randomGraph } from "./support/random-graph.js";

function card(id: string, kind: GraphNode["kind"] = "command"): GraphNode {
  const end = id.lastIndexOf("/");
  return { id, name: id.slice(end + 1), kind, inputs: [], outputs: [], ...(end > 0 && { parent: id.slice(0, end) }) };
}

const nested: JobGraph = {
  nodes: [card("a"), card("box", "pipeline"), card("box/in", "pipeline"), card("box/in/x"), card("box/y"), card("z")],
  edges: [
    { from: "a", output: "data", to: "box/in/x", input: "table", kind: "data" },
    { from: "a", output: "data", to: "box/y", input: "rows", kind: "data" },
    { from: "box/in/x", output: "model", to: "box/y", input: "model", kind: "data" },
    { from: "box/y", output: "score", to: "z", input: "score", kind: "control" },
  ],
};

test("a closed box hides what it holds, and has its edges", () => {
  const { nodes, edges } = visibleGraph(nested, () => false);
  expect(nodes.map(({ id, holds, isOpen }) => [id, holds, isOpen])).toEqual([
    ["a", 0, false],
    ["box", 3, false],
    ["z", 0, false],
  ]);
  expect(edges.map(({ from, to, isControl, parts }) => [from, to, isControl, parts.length])).toEqual([
    ["a", "box", false, 2],
    ["box", "z", true, 1],
  ]);
});

test("a box within an open one may be closed", () => {
  const { nodes, edges } = visibleGraph(nested, whichOpen(nested, 1));
  expect(nodes.map(({ id, isOpen }) => [id, isOpen])).toEqual([
    ["a", false],
    ["box", true],
    ["box/in", false],
    ["box/y", false],
    ["z", false],
  ]);
  expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual(["a box/in", "a box/y", "box/in box/y", "box/y z"]);
});

test("as text, an edge of a closed box has the port of its other end, once", () => {
  expect(drawnGraph(visibleGraph(nested, () => false))).toMatchObject({
    nodes: [{ id: "a" }, { id: "box", holds: 3 }, { id: "z" }],
    edges: [
      { from: "a", output: "data", to: "box", kind: "data" },
      { from: "box", to: "z", input: "score", kind: "control" },
    ],
  });
});

test("boxes of more than 20 rounds are closed, unless a depth is asked for", () => {
  const rounds = (box: string, count: number): GraphNode[] => Array.from({ length: count }, (_, at) => card(`${box}/${at}`));
  const graph: JobGraph = {
    nodes: [
      card("few", "sweep"),
      card("many", "do_while"),
      card("all", "pipeline"),
      ...rounds("few", 20),
      ...rounds("many", 21),
      ...rounds("all", 21),
    ],
    edges: [],
  };
  const open = (depth?: number): boolean[] => ["few", "many", "all"].map(whichOpen(graph, depth));
  expect(open()).toEqual([true, false, true]);
  expect(open(1)).toEqual([true, true, true]);
  expect(open(0)).toEqual([false, false, false]);
});

test("whatever is closed, nodes stand for themselves or for what is in them, and no edge is lost or new", () => {
  fc.assert(
    fc.property(randomGraph, fc.func(fc.boolean()), (graph, isOpen) => {
      const { nodes, edges } = visibleGraph(graph, isOpen);
      const ids = new Set(nodes.map(({ id }) => id));
      for (const { parent, isOpen: open, holds } of nodes) {
        if (parent !== undefined) expect(nodes.find(({ id }) => id === parent)?.isOpen).toBe(true);
        if (open) expect(holds).toBeGreaterThan(0);
      }
      const seen = (id: string): string => (ids.has(id) ? id : seen(id.slice(0, id.lastIndexOf("/"))));
      const wanted = graph.edges.filter(({ from, to }) => seen(from) !== seen(to));
      expect(new Set(edges.flatMap(({ parts }) => parts))).toEqual(new Set(wanted));
      for (const { from, to, parts } of edges) for (const part of parts) expect([seen(part.from), seen(part.to)]).toEqual([from, to]);
      expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
    }),
  );
});
