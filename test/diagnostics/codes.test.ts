import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checksCodes } from "../../src/diagnostics/codes/checks.js";
import { decoratorsCodes } from "../../src/diagnostics/codes/decorators.js";
import type { CodeEntry } from "../../src/diagnostics/codes/entry.js";
import { graphCodes } from "../../src/diagnostics/codes/graph.js";
import { codes } from "../../src/diagnostics/codes/table.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Codes that this room's own tests print; the others are the business of the rooms that raise them. */
const own = Object.keys({ ...decoratorsCodes, ...graphCodes, ...checksCodes });

/** Codes of other rooms that still want a test. Take out what has one, and add none: a new code comes with its test. */
const awaited = new Set([509, 610, 611]);

/** All text below a folder, but for `except`. */
function textBelow(folder: string, except: (file: string) => boolean = () => false): string {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  return files
    .map((name) => path.join(root, folder, name))
    .filter((file) => /\.(?:ts|js|mjs|txt|json|snap)$/.test(file) && !except(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}

describe("the table of codes", () => {
  it.each(Object.entries(codes))("%s has a title, a cause and a cure", (_, entry: CodeEntry) => {
    expect(entry.title).toMatch(/^\S.*[^.\s]$/);
    for (const text of [entry.cause, entry.cure]) expect(text).toMatch(/^\S.*[.:?!)]$/s);
  });

  it("has each number once, one range to a file", () => {
    const folder = path.join(root, "src", "diagnostics", "codes");
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const written = names.flatMap((name) => {
      const numbers = [...readFileSync(path.join(folder, name), "utf8").matchAll(/^ {2}AZML(\d{3}): \{/gm)].map(
        ([, number = ""]) => number,
      );
      expect(new Set(numbers.map(([range]) => range)).size, name).toBeLessThanOrEqual(1);
      return numbers;
    });
    expect(written.map((number) => `AZML${number}`).sort()).toEqual(Object.keys(codes).sort());
  });

  it("has no code of decorators, graph or checks that no test prints", () => {
    const printed = ["test/decorators", "test/graph", "test/check", "test/load"].map((folder) => textBelow(folder)).join("\n");
    const silent = own.filter((code) => !new RegExp(`(?:error|warning) ${code}: `).test(printed));
    expect(silent).toEqual([]);
  });

  it("has no code that nothing raises", () => {
    const source = textBelow("src", (file) => file.includes(`${path.sep}codes${path.sep}`));
    expect(Object.keys(codes).filter((code) => !source.includes(`"${code}"`))).toEqual([]);
  });

  it("has no other code that its own room's tests do not know", () => {
    const tests = textBelow("test", (file) => file.includes(`${path.sep}diagnostics${path.sep}`));
    const silent = Object.keys(codes).filter((code) => !own.includes(code) && !tests.includes(code));
    expect(silent.filter((code) => !awaited.has(Number(code.slice("AZML".length))))).toEqual([]);
  });
});
