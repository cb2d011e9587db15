import fc from "fast-check";
import { expect, test } from "vitest";
import { splitWords } from "../../src/engine/parallel/split-words.js";
import { WholeLines } from "../../src/engine/parallel/whole-lines.js";
import { quoteFor } from "../../src/engine/shell-quoting.js";

test("arguments are the words that a shell would see", () => {
  expect(splitWords("  --a 'b  c' --d=\"e \\\" f\" g\\ h '' i'j'\"k\"  ")).toEqual(["--a", "b  c", '--d=e " f', "g h", "", "ijk"]);
  expect(splitWords("it's so")).toEqual(["it's", "so"]);
  expect(splitWords(" ")).toEqual([]);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (words) => {
      expect(splitWords(words.map((word) => quoteFor("none", word, true)).join(" "))).toEqual(words);
    }),
  );
});

test("bytes are passed on in whole lines, none lost", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "é", "\n", "\r") })), (pieces) => {
      const passed: string[] = [];
      const lines = new WholeLines((chunk) => passed.push(chunk.toString()));
      for (const piece of pieces) lines.push(Buffer.from(piece));
      lines.end();
      const all = pieces.join("");
      expect(passed.every((text) => text.endsWith("\n"))).toBe(true);
      expect(passed.join("")).toBe(all === "" || all.endsWith("\n") ? all : `${all}\n`);
    }),
  );
  const sizes: number[] = [];
  const lines = new WholeLines((chunk) => sizes.push(chunk.length));
  for (let at = 0; at < 5; at++) lines.push(Buffer.alloc(50_000, "x"));
  lines.end();
  expect(sizes).toEqual([100_000, 100_000, 50_001]);
});
