import fc from "fast-check";
import { expect, test } from "vitest";
import { findCycle } from "../../src/dag/find-cycle.js";
import { topologicalOrder } from "../../src/dag/topological-order.js";

/** Any graph of up to twelve ids. */
const graph = fc
  .array(fc.array(fc.nat(11), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((edges) => edges.map((list) => list.filter((id) => id < edges.length)));

test("either everything comes after what it depends on, or there is a cycle", () => {
  fc.assert(
    fc.property(graph, (edges) => {
      const dependenciesOf = (id: number): number[] => edges[id] ?? [];
      const order = topologicalOrder(edges.keys(), dependenciesOf);
      const cycle = findCycle(edges.keys(), dependenciesOf);
      expect(order === undefined).toBe(cycle !== undefined);
      for (const [at, id] of (order ?? []).entries()) {
        for (const dependency of dependenciesOf(id)) expect(order?.indexOf(dependency)).toBeLessThan(at);
      }
      expect(order?.length ?? edges.length).toBe(edges.length);
      for (const [at, id] of (cycle ?? []).entries()) expect(dependenciesOf(id)).toContain(cycle?.[(at + 1) % cycle.length]);
    }),
  );
});

test("ids that are free to go keep their order, and what is not among the ids does not count", () => {
  expect(topologicalOrder(["c", "b", "a"], (id) => (id === "c" ? ["a", "elsewhere"] : []))).toEqual(["b", "a", "c"]);
});

test("a chain of 100,000 needs no stack", () => {
  const ids = Array.from({ length: 100_000 }, (_, at) => at);
  const before = (id: number): number[] => (id === 0 ? [] : [id - 1]);
  expect(topologicalOrder(ids, before)?.at(-1)).toBe(99_999);
  expect(findCycle(ids, before)).toBeUndefined();
  expect(findCycle(ids, (id) => [(id + 1) % ids.length])).toHaveLength(100_000);
});
