import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileFile } from "../../src/load/compile-file.js";
import { elk } from "../../src/picture/elk.js";
import { graphOfJob } from "../../src/picture/graph-of-job.js";
import { layOut, type LayoutEngine } from "../../src/picture/layout.js";
import { layOutQuickly } from "../../src/picture/quick-layout.js";
import { visibleGraph } from "../../src/picture/visible.js";
import { layoutProblems } from "./support/layout-problems.js";
import { randomGraph } from "./support/random-graph.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));

test("the quick layout has a place for everything, and nothing lies over anything else", () => {
  fc.assert(
    fc.property(randomGraph, fc.func(fc.boolean()), (graph, isOpen) => {
      const visible = visibleGraph(graph, isOpen);
      expect(layoutProblems(visible, layOutQuickly(visible))).toEqual([]);
    }),
  );
});

test("so has ELK's, which fails on none", async () => {
  const inner = await elk();
  const failures: unknown[] = [];
  const engine: LayoutEngine = {
    layout: (graph) =>
      inner.layout(graph).catch((error: unknown) => {
        failures.push(error);
        throw error;
      }),
  };
  await fc.assert(
    fc.asyncProperty(randomGraph, async (graph) => {
      const visible = visibleGraph(graph, () => true);
      expect(layoutProblems(visible, await layOut(visible, engine))).toEqual([]);
      expect(failures).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test.each(["02-decorated-components", "03-hyperparameter-sweep", "04-command-and-r", "07-parallel-nodes", "10-control-flow"])(
  "so has ELK's of sample %s",
  async (sample) => {
    const folder = join(repository, "samples", sample);
    const { job } = await compileFile(folder, { cwd: repository, folder, target: "files" });
    const visible = visibleGraph(graphOfJob(job!), () => true);
    expect(visible.nodes.length).toBeGreaterThan(1);
    expect(layoutProblems(visible, await layOut(visible, await elk()))).toEqual([]);
  },
);

test("what the engine fails on is laid out without it", async () => {
  const visible = visibleGraph({ nodes: [{ id: "a", name: "a", kind: "command", inputs: [], outputs: [] }], edges: [] }, () => true);
  const layout = await layOut(visible, { layout: () => Promise.reject(new TypeError("reading 'a'")) });
  expect(layoutProblems(visible, layout)).toEqual([]);
});

test("a graph of many nodes is laid out without ELK", async () => {
  const nodes = Array.from({ length: 151 }, (_, at) => ({ id: `n${at}`, name: "n", kind: "command" as const, inputs: [], outputs: [] }));
  const visible = visibleGraph({ nodes, edges: [] }, () => true);
  let wasAsked = false;
  const layout = await layOut(visible, { layout: (graph) => ((wasAsked = true), Promise.resolve(graph)) });
  expect({ wasAsked, problems: layoutProblems(visible, layout) }).toEqual({ wasAsked: false, problems: [] });
});
