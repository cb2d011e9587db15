import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { codeHash } from "../../src/hash/code-hash.js";
import { dataHash } from "../../src/hash/data-hash.js";
import { listCodeFiles } from "../../src/hash/list-code-files.js";

interface Tree {
  readonly name: string;
  readonly files: Record<string, string>;
  readonly links: Record<string, string>;
  /** Hash this file instead of the folder. */
  readonly single?: string;
  readonly listed: string[];
  readonly code: string;
  readonly data: string;
}

/** Small trees, with the file lists and hashes that azure-ai-ml 1.35.2 gives for them. */
const trees = JSON.parse(readFileSync(new URL("./trees.json", import.meta.url), "utf8")) as Tree[];
const scratch = mkdtempSync(path.join(tmpdir(), "azml-hash-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function plant(tree: Tree): string {
  const root = path.join(mkdtempSync(path.join(scratch, "t")), "tree");
  mkdirSync(root);
  for (const [name, content] of Object.entries(tree.files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
  for (const [name, target] of Object.entries(tree.links)) symlinkSync(target, path.join(root, name));
  return tree.single === undefined ? root : path.join(root, tree.single);
}

describe.each(trees)("$name", (tree) => {
  const place = plant(tree);
  it("lists the files that azure-ai-ml uploads", async () => {
    expect((await listCodeFiles(place)).map((file) => file.relativePath)).toEqual(tree.listed);
  });
  it("has azure-ai-ml's code hash", async () => {
    expect(await codeHash(place)).toBe(tree.code);
  });
  it("has azure-ai-ml's data hash", async () => {
    expect(await dataHash(place)).toBe(tree.data);
  });
});

describe("links in a circle", () => {
  it("are entered once", async () => {
    const root = plant({ name: "", files: { "a/b.txt": "1" }, links: {}, listed: [], code: "", data: "" });
    symlinkSync("..", path.join(root, "a", "up"));
    expect((await listCodeFiles(root)).map((file) => file.relativePath)).toEqual(["a/b.txt"]);
    expect(await dataHash(root)).toMatch(/^[0-9a-f]{64}$/);
  });
});
