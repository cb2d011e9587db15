import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isMap, parseDocument } from "yaml";
import { describe, expect, it } from "vitest";
import { emitCase } from "./emit-case.js";

/** Documents that are each about one rule of azure-ai-ml, and what 1.35.2 makes of them: whether it takes them, and what it sends. */
const folder = fileURLToPath(new URL("./rules", import.meta.url));
const groups = readdirSync(folder)
  .filter((name) => name.endsWith(".golden.json"))
  .map((name) => name.replace(".golden.json", ""));

interface RuleGolden {
  readonly kind: string;
  /** When it is refused. */
  readonly refused?: "load" | "submit";
  readonly result?: "Succeeded" | "Failed";
  readonly paths?: readonly string[];
  readonly rest?: unknown;
}

describe.each(groups)("%s", (group) => {
  const goldens = JSON.parse(readFileSync(path.join(folder, `${group}.golden.json`), "utf8")) as Record<string, RuleGolden>;
  const corpus = mkdtempSync(path.join(tmpdir(), "azml-rules-"));
  const files = path.join(corpus, "rules");
  mkdirSync(files, { recursive: true });
  cpSync(path.join(folder, "files"), files, { recursive: true });
  const names = writeCases(readFileSync(path.join(folder, `${group}.yml`), "utf8"), files);

  it("has a golden for every document", () => {
    expect(Object.keys(goldens)).toEqual(names);
  });

  it.each(names)("%s", async (name) => {
    const golden = goldens[name];
    if (golden === undefined) throw new Error(`no golden of ${name}`);
    const { kind, refused, result, paths = [], rest } = golden;
    const mine = await emitCase(corpus, { golden: name, source: `rules/case-${names.indexOf(name)}.yml`, kind });
    if (refused === "load") {
      expect(mine.error).toBeDefined();
      return;
    }
    if (result !== undefined) {
      expect(mine.validation?.result).toBe(result);
      expect([...new Set(mine.validation?.errors?.map((error) => error.path))].sort()).toEqual([...new Set(paths)].sort());
    }
    if (refused === undefined) expect(mine.error).toBeUndefined();
    if (rest !== undefined) expect(blank(mine.rest)).toEqual(blank(rest));
  });
});

/** Writes each document of a file of them, as it is written there, two columns to the left; gives their names. */
function writeCases(text: string, to: string): string[] {
  const { contents } = parseDocument(text, { version: "1.1" });
  if (!isMap(contents)) throw new Error("no map of documents");
  return contents.items.map(({ key, value }, index) => {
    const [from = 0, end = 0] = (isMap(value) ? value.range : undefined) ?? [];
    writeFileSync(path.join(to, `case-${index}.yml`), `  ${text.slice(from, end)}`.replaceAll(/^ {2}/gm, ""));
    return String(key);
  });
}

/** Generated names differ. */
function blank(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null).replace(/<(GUID|JOB)-\d+>/g, "<$1>"));
}
