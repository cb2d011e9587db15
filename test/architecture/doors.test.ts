import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "rolldown/utils";
import { describe, expect, it } from "vitest";
import { doors } from "./doors.js";

const src = fileURLToPath(new URL("../../src", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** `workspace/azure` and `workspace/local` are rooms of their own; a file at the top is one, too. */
function roomOf(file: string): string {
  const [first = "", second, third] = file.split("/");
  return first === "workspace" && third !== undefined ? `${first}/${second}` : first;
}

/** Every relative import of a file, type-only and dynamic ones included, as a path under `src`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), "utf8");
  const { module } = parseSync(file, text);
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ];
  return specifiers
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => relative(src, resolve(src, dirname(file), specifier)).replace(/\.js$/, ".ts"));
}

describe("the rooms under src", () => {
  it("are those of the picture", () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(doors).sort());
  });

  it.each(Object.keys(doors))("%s imports only what it may", (room) => {
    const allowed = doors[room] ?? [];
    const broken = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => importsOf(file).map((target) => [file, target] as const))
      .filter(([, target]) => roomOf(target) !== room && !allowed.includes("*") && !allowed.includes(roomOf(target)))
      .map(([file, target]) => `${file} → ${target}`);
    expect(broken).toEqual([]);
  });

  it("give the page code that needs no Node, and types", () => {
    const sources = readdirSync("studio/src", { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
    const taken = sources.flatMap((name) =>
      [...readFileSync(join("studio/src", name), "utf8").matchAll(/^import (?!type )[^;]*?"(?:\.\.\/)+src\/([^"]+)"/gm)].map(
        ([, from = ""]) => from,
      ),
    );
    expect(taken.length).toBeGreaterThan(5);
    expect(taken.filter((from) => !/^(?:picture\/|events\/|reporters\/shown-(?:time|size)\.js$)/.test(from))).toEqual([]);
  });

  it("have no ring of files", () => {
    const edges = new Map(files.map((file) => [file, importsOf(file)]));
    const done = new Set<string>();
    const rings: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) rings.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (done.has(file) || path.includes(file)) return;
      for (const target of edges.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(rings).toEqual([]);
  });

  it("keep reflect-metadata in one file, and the console in the command line and the reporters", () => {
    const holding = (pattern: RegExp): string[] => files.filter((file) => pattern.test(readFileSync(join(src, file), "utf8")));
    // The bundler only names the file, for the user's own decorators.
    const loading = holding(/(?:from |import |\()"reflect-metadata"/).filter((file) => file !== "bundle/build-module.ts");
    expect(loading).toEqual(["metadata/store.ts"]);
    expect(holding(/\bconsole\./).filter((file) => !/^(cli|reporters)\//.test(file) && !isComment(file))).toEqual([]);
  });

  it("ask in one file where azml's own files are, since a built file stands elsewhere than its source", () => {
    // Texts and comments speak of the user's modules.
    const code = (file: string): string =>
      readFileSync(join(src, file), "utf8").replace(/\/\*[^]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|`[^`]*`/g, "");
    const asking = files.filter((file) => code(file).includes("import.meta.url"));
    // The first is part of a bundle, and asks for that; the second loads a library, from wherever it is.
    expect(asking.sort()).toEqual(["execute/bundle-maps.ts", "metadata/store.ts", "util/own-files.ts"]);
  });

  it("are drawn in docs/architecture.md as they are", () => {
    const page = readFileSync(join(src, "../docs/architecture.md"), "utf8");
    for (const [room, allowed] of Object.entries(doors)) {
      const row = page.split("\n").find((line) => line.startsWith(`| \`${room}\` |`));
      expect(row, `a row for ${room}`).toBeDefined();
      const named = [...(row?.split("|")[3] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name);
      expect(named).toEqual(allowed.includes("*") ? [] : allowed);
    }
  });
});

/** True when every mention of the console is in a comment (an example in a docstring). */
function isComment(file: string): boolean {
  return readFileSync(join(src, file), "utf8")
    .split("\n")
    .filter((line) => /\bconsole\./.test(line))
    .every((line) => /^\s*(\*|\/\/|\/\*)/.test(line));
}
