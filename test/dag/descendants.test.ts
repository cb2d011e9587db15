import { expect, test } from "vitest";
import { dependents } from "../../src/dag/dependents.js";
import { descendants } from "../../src/dag/descendants.js";

const needs: Readonly<Record<string, readonly string[]>> = { b: ["a", "a"], c: ["a"], d: ["b", "c"], e: ["d"], f: [] };
const turned = dependents(["a", "b", "c", "d", "e", "f"], (id) => needs[id] ?? []);

test("dependents turn the edges round, each once", () => {
  expect(Object.fromEntries(turned)).toEqual({ a: ["b", "c"], b: ["d"], c: ["d"], d: ["e"] });
});

test("descendants are all that depend on an id, nearest first, each once", () => {
  expect(descendants("a", (id) => turned.get(id) ?? [])).toEqual(["b", "c", "d", "e"]);
  expect(descendants("f", (id) => turned.get(id) ?? [])).toEqual([]);
});

test("what is skipped hides what can be reached only through it", () => {
  expect(
    descendants(
      "a",
      (id) => turned.get(id) ?? [],
      (id) => id === "b",
    ),
  ).toEqual(["c", "d", "e"]);
  expect(
    descendants(
      "a",
      (id) => turned.get(id) ?? [],
      (id) => id === "d",
    ),
  ).toEqual(["b", "c"]);
});

test("a ring ends", () => {
  expect(descendants("x", (id) => (id === "x" ? ["y"] : ["x"]))).toEqual(["y"]);
});
