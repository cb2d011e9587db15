import fc from "fast-check";
import { describe, expect, test } from "vitest";
import picomatch from "picomatch";
import { fitsGlob } from "../../src/engine/parallel/glob.js";
import { like } from "../../src/tracking/search/like.js";

/** The same by a regular expression, which is right and may take for ever. */
function slowLike(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("%", ".*").replaceAll("_", ".")}$`, "su").test(text);
}

describe("LIKE", () => {
  test("is what it is everywhere", () => {
    const letter = fc.constantFrom("a", "b", "%", "_", ".", "é", "😀");
    const text = fc.array(letter, { maxLength: 9 }).map((letters) => letters.join(""));
    fc.assert(
      fc.property(text, text, (pattern, value) => like(pattern, value) === slowLike(pattern, value)),
      { numRuns: 5000 },
    );
  });

  test("takes a moment for what a regular expression never ends with", () => {
    expect(like(`%${"the%".repeat(200)}x`, "the".repeat(2700))).toBe(false);
    expect(like(`%${"a".repeat(400)}_${"a".repeat(400)}b%`, "a".repeat(8192))).toBe(false);
  });
});

describe("a pattern of an mltable", () => {
  test("fits what picomatch fits", () => {
    const part = fc.constantFrom("a", "b.csv", "ab", ".x", "a-b");
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
    const segment = fc.constantFrom("a", "*", "*.csv", "a*", "?", "??", "a?", "**");
    const pattern = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => [...parts, "*"].join("/"));
    fc.assert(
      fc.property(pattern, path, (glob, file) => fitsGlob(glob, file) === picomatch(glob, { dot: true })(file)),
      { numRuns: 3000 },
    );
  });

  test("can name what a character is not, and brackets without an end", () => {
    expect(["[ab]?", "[!a]*", "[^a-c]?", "[]]", "["].map((glob) => ["b1", "a1", "]", "["].filter((name) => fitsGlob(glob, name)))).toEqual([
      ["b1", "a1"],
      ["b1", "]", "["],
      [],
      ["]"],
      ["["],
    ]);
  });

  test("takes a moment for what a regular expression never ends with", () => {
    expect(fitsGlob(`${"*a".repeat(60)}*b`, "a".repeat(250))).toBe(false);
    expect(fitsGlob(`${"**/a/".repeat(60)}b`, Array.from({ length: 120 }, () => "a").join("/"))).toBe(false);
  });
});
