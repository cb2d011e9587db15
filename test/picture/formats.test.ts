import fc from "fast-check";
import { expect, test } from "vitest";
import { dot } from "../../src/picture/format/dot.js";
import { mermaid } from "../../src/picture/format/mermaid.js";
import { pathOf, svg } from "../../src/picture/format/svg.js";
import type { JobGraph } from "../../src/picture/job-graph.js";
import { layOutQuickly } from "../../src/picture/quick-layout.js";
import { visibleGraph } from "../../src/picture/visible.js";
import { randomGraph } from "./support/random-graph.js";
import { xmlProblem } from "./support/xml-problem.js";

function drawn(graph: JobGraph, state?: { text: string; color: string }): string {
  const visible = visibleGraph(graph, () => true);
  return svg(visible, layOutQuickly(visible), () => state);
}

function named(name: string): JobGraph {
  return { nodes: [{ id: name, name, kind: "command", inputs: [], outputs: [] }], edges: [] };
}

test("the check for XML finds what is wrong", () => {
  expect(xmlProblem('<a b="1"><c/>x &amp; y</a>')).toBeUndefined();
  for (const wrong of ["<a>", "<a></b>", "<a>x & y</a>", "<a>x < y</a>", '<a b="<">', "<a>\u0001</a>"])
    expect(xmlProblem(wrong)).toBeDefined();
});

test("an SVG is XML, whatever nodes are called", () => {
  fc.assert(
    fc.property(randomGraph, fc.boolean(), (graph, hasRun) => {
      expect(xmlProblem(drawn(graph, hasRun ? { text: "completed", color: "#2da44e" } : undefined))).toBeUndefined();
    }),
  );
});

test("names stand in an SVG as they are, on one line, and are cut to what fits", () => {
  expect(drawn(named('a<b> & "c"\nd'))).toContain('<text class="name" x="38" y="62">a&lt;b&gt; &amp; &quot;c&quot; d</text>');
  expect(drawn(named("w".repeat(40)))).toContain(`>${"w".repeat(26)}…</text>`);
  expect(drawn(named("名".repeat(40)))).toContain(`>${"名".repeat(13)}…</text>`);
  expect(drawn(named("bell\u0007 \ud800"))).toContain(">bell\ufffd \ufffd</text>");
});

test("lines have round corners where they bend, and are curves where they do not and lead aside", () => {
  const [start, bend, end] = [
    { x: 0, y: 0 },
    { x: 0, y: 20 },
    { x: 30, y: 20 },
  ];
  expect(pathOf([start, bend, end])).toBe("M0 0L0 12Q0 20 8 20L30 20");
  expect(pathOf([start, bend])).toBe("M0 0L0 20");
  expect(pathOf([start, end])).toBe("M0 0C0 10 30 10 30 20");
  expect(pathOf([])).toBe("");
});

test("what a node has come to is the first word of its second line, and the colour of its edge", () => {
  const text = drawn(named("train"), { text: "reused", color: "#8fbf9f" });
  expect(text).toContain('fill="#8fbf9f"');
  expect(text).toMatch(/<text class="more"[^>]*>reused<\/text>/);
});

test("Mermaid has a class for each state, Graphviz a colour, and closed boxes say what they hold", () => {
  const graph = {
    nodes: [
      { id: "train", name: "train", kind: "command", component: "fit", inputs: [], outputs: [] },
      { id: "box", name: "box", kind: "pipeline", inputs: [], outputs: [], holds: 3 },
      { id: "tune", name: "tune", kind: "sweep", inputs: [], outputs: [], holds: 1 },
    ],
    edges: [{ from: "train", output: "model", to: "box", kind: "data" }],
  } as const;
  const stateOf = (id: string) => (id === "tune" ? undefined : { text: id === "box" ? "not started" : "completed", color: "#123456" });
  expect(mermaid(graph, stateOf)).toMatchInlineSnapshot(`
    "flowchart TD
      n0["train<br>fit<br>completed"]
      n1["box<br>3 nodes<br>not started"]
      n2[["tune<br>sweep<br>1 node"]]
      n0 -->|"model"| n1
      classDef completed stroke:#123456,stroke-width:2px
      class n0 completed
      classDef not_started stroke:#123456,stroke-width:2px
      class n1 not_started
    "
  `);
  expect(dot(graph, stateOf)).toMatchInlineSnapshot(`
    "digraph {
      compound=true;
      node [fontname="sans-serif"];
      "train" [label="train\\nfit\\ncompleted", shape=box, color="#123456", penwidth=2];
      "box" [label="box\\n3 nodes\\nnot started", shape=box, color="#123456", penwidth=2];
      "tune" [label="tune\\nsweep\\n1 node", shape=box3d];
      "train" -> "box" [label="model"];
    }
    "
  `);
});

test("no line of Mermaid and no text of Graphviz ends before it should, whatever nodes are called", () => {
  fc.assert(
    fc.property(randomGraph, (graph) => {
      const visible = visibleGraph(graph, () => true);
      const lines = mermaid(graph).trimEnd().split("\n");
      const opened = lines.filter((line) => /^ *subgraph /.test(line)).length;
      expect(lines.filter((line) => /^ *end$/.test(line)).length).toBe(opened);
      expect(opened).toBe(visible.nodes.filter(({ isOpen }) => isOpen).length);
      for (const line of lines) expect((line.match(/"/g) ?? []).length % 2).toBe(0);
      expect(lines.slice(1).every((line) => /^ *(?:end|(?:subgraph )?n\d+.*)$/.test(line))).toBe(true);
      // Without what stands in quotes, only Graphviz's own words are left.
      const bare = dot(graph).replace(/"(?:\\.|[^"\\\n])*"/g, "Q");
      expect(
        bare.replace(/compound|node|fontname|digraph|subgraph|label|shape|style|ltail|lhead|box3d|box|diamond|true|Q|[\s{}[\]=;,>-]/g, ""),
      ).toBe("");
    }),
  );
});
