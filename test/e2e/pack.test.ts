import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { repository } from "./support.js";

/** The code blocks of docs/getting-started.md, which a newcomer copies. */
const blocks = [...readFileSync(join(repository, "docs/getting-started.md"), "utf8").matchAll(/```(\w*)\n(.*?)```/gs)].map(
  ([, language, text]) => ({ language, text: text ?? "" }),
);
const block = (language: string): string => blocks.find((found) => found.language === language)?.text ?? "";

describe("the package, installed in an empty project", () => {
  let folder = "";
  beforeAll(async () => {
    const packed = mkdtempSync(join(tmpdir(), "azml-pack-"));
    await execa("npm", ["pack", "--ignore-scripts", "--pack-destination", packed], { cwd: repository });
    const [tarball = ""] = readdirSync(packed);
    folder = mkdtempSync(join(tmpdir(), "azml installed "));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    await execa("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", join(packed, tarball), "@types/node@20"], {
      cwd: folder,
    });
    writeFileSync(join(folder, "tsconfig.json"), block("json"));
    writeFileSync(join(folder, "pipeline.ts"), block("ts"));
  }, 180_000);

  it("runs the pipeline of the getting-started page", async () => {
    const { stdout, stderr, exitCode } = await execa(join(folder, "node_modules/.bin/azml"), ["run", "pipeline.ts"], {
      cwd: folder,
      reject: false,
      env: { CI: "true", NO_COLOR: "1" },
    });
    expect(stdout).toMatch(/count_words: step 0 words \d+/);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });

  it("draws it as SVG: what lays pictures out is part of the package, with its licence", async () => {
    const { stdout, stderr, exitCode } = await execa(join(folder, "node_modules/.bin/azml"), ["graph", "pipeline.ts", "--format", "svg"], {
      cwd: folder,
      reject: false,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^<svg /);
    expect(existsSync(join(folder, "node_modules/elkjs"))).toBe(false);
    const licences = readFileSync(join(folder, "node_modules/azml/dist/THIRD-PARTY-LICENSES.txt"), "utf8");
    expect(licences).toMatch(/^elkjs [\d.]+ \(EPL-2\.0 OR GPL-3\.0-or-later\), source: https:/m);
    expect(licences).toContain("Eclipse Public License - v 2.0");
  });

  it.each(["typescript-5.9", "typescript-6", "typescript"])("has types under %s", async (name) => {
    const compiler = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const { stdout, exitCode } = await execa(process.execPath, [join(compiler, "bin/tsc"), "-p", "."], { cwd: folder, reject: false });
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 0 });
  });

  it("runs where TypeScript and every decorator setting are absent", async () => {
    const bare = join(folder, "bare");
    mkdirSync(bare);
    writeFileSync(join(bare, "pipeline.ts"), block("ts"));
    writeFileSync(join(bare, "package.json"), "{}");
    const { exitCode, stderr } = await execa(join(folder, "node_modules/.bin/azml"), ["run", "."], {
      cwd: bare,
      reject: false,
      env: { CI: "true", NO_COLOR: "1" },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });

  it("holds what it needs and nothing else", async () => {
    const { stdout } = await execa("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: repository });
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const folders = new Set(files.map(({ path }) => path.split("/")[0]));
    expect(folders).toEqual(new Set(["CHANGELOG.md", "LICENSE", "README.md", "dist", "docs", "package.json", "src"]));
    const drivers = files.map(({ path }) => path).filter((path) => path.startsWith("dist/engine/parallel/") && /\.(py|mjs)$/.test(path));
    expect(drivers.sort()).toEqual(["cut_table.py", "worker.mjs", "worker.py"].map((name) => `dist/engine/parallel/${name}`));
    expect(files.filter(({ path }) => path.startsWith("src/")).map(({ path }) => path)).toEqual(["src/load/user-tsconfig.json"]);
  });
});
