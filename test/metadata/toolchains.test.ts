import { execFile } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Inside the repository, so that azml as installed here finds its dependencies and Node its loaders.
const folder = path.join(root, ".cache", "toolchains");
const installed = path.join(folder, "node_modules", "azml");
const run = promisify(execFile);

interface Place {
  readonly line: number;
  readonly column: number;
}

async function node(...args: string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, args, { cwd: folder, env: { ...process.env, AZML_TEST_REPORT: "1" } });
  return JSON.parse(stdout);
}

async function compileWithTsc(project: string, ...options: string[]): Promise<void> {
  const tsc = path.join(root, "node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "-p", project, ...options], { cwd: folder }).catch((error: unknown) => {
    throw new Error((error as { stdout: string }).stdout, { cause: error });
  });
}

/** A bundle of the user's own files; azml stays outside, as it does for whoever bundles an application. */
async function bundle(entry: string, minify: boolean): Promise<string> {
  const build = await rolldown({
    input: path.join(folder, entry),
    platform: "node",
    external: /^azml/,
    tsconfig: path.join(folder, "tsconfig.json"),
  });
  const file = path.join(folder, "bundled", `${path.basename(entry, ".ts")}${minify ? ".min" : ""}.mjs`);
  await build.write({ file, format: "esm", sourcemap: true, minify });
  await build.close();
  return file;
}

/** Every place in a report, with what it is the place of. */
function places(value: unknown, at = ""): [string, string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [string, string][] => {
    if (key !== "location") return places(inner, `${at}/${key}`);
    const { file, line, column } = inner as Place & { readonly file: string };
    return [[at, `${path.relative(folder, file)}:${line}:${column}`]];
  });
}

/** A report without what the files that run say: their names, and the folder that paths of the user's start from. */
function ofSources(report: unknown, running: string): unknown {
  return JSON.parse(JSON.stringify(report), (key, value: unknown) => {
    if (key === "module") return undefined;
    if (key === "code") return { ...(value as object), file: "" };
    return key === "path" && value === path.join(folder, running) ? "<running>" : value;
  });
}

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  cpSync(path.join(import.meta.dirname, "fixtures", "toolchains"), folder, { recursive: true });
  const exports = { ".": "./dist/index.js", "./compile": "./dist/compile.js" };
  writeFileSync(path.join(installed, "package.json"), JSON.stringify({ name: "azml", type: "module", exports }));
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const build = {
    extends: path.join(root, "tsconfig.build.json"),
    compilerOptions: { rootDir: path.join(root, "src"), outDir: path.join(installed, "dist"), emitDeclarationOnly: false, sourceMap: true },
  };
  const files = ["index.ts", "compile.ts"].map((name) => path.join(root, "src", name));
  writeFileSync(path.join(folder, "azml.json"), JSON.stringify({ ...build, include: [], files }));
  await compileWithTsc("azml.json");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the same component and pipeline", () => {
  const toolchains: Readonly<Record<string, () => Promise<unknown>>> = {
    tsc: async () => {
      await compileWithTsc("tsconfig.json");
      return node("--enable-source-maps", "dist/main.js");
    },
    "@oxc-node/core": () => node("--import", "@oxc-node/core/register", "main.ts"),
    tsx: () => node("--import", "tsx", "main.ts"),
    rolldown: async () => node("--enable-source-maps", await bundle("main.ts", false)),
    vitest: async () => {
      const { report } = (await import(/* @vite-ignore */ pathToFileURL(path.join(folder, "main.ts")).href)) as { report: () => unknown };
      return JSON.parse(JSON.stringify(report())) as unknown;
    },
  };
  const running: Readonly<Record<string, string>> = { tsc: "dist", rolldown: "bundled" };
  let expected: unknown;
  beforeAll(async () => {
    expected = await toolchains["tsc"]?.();
  });

  it("is built as its source says", () => {
    expect(expected).toMatchObject({ diagnostics: [], job: { displayName: "Classification" } });
    expect(Object.fromEntries(places(expected))).toMatchInlineSnapshot(`
      {
        "/job": "pipeline.ts:56:16",
        "/job/component": "pipeline.ts:25:2",
        "/job/component/jobs/evaluate_model": "pipeline.ts:32:21",
        "/job/component/jobs/evaluate_model/component": "components.ts:37:4",
        "/job/component/jobs/inner": "pipeline.ts:31:19",
        "/job/component/jobs/inner/component": "pipeline.ts:9:2",
        "/job/component/jobs/inner/component/jobs/fit": "pipeline.ts:16:21",
        "/job/component/jobs/inner/component/jobs/fit/component": "components.ts:26:2",
        "/job/component/jobs/inner/component/jobs/prepare_data": "pipeline.ts:15:22",
        "/job/component/jobs/inner/component/jobs/prepare_data/component": "components.ts:3:2",
        "/job/component/jobs/publish": "pipeline.ts:33:5",
        "/job/component/jobs/publish/component": "components.ts:43:4",
        "/wrong/0": "pipeline.ts:41:4",
        "/wrong/1": "pipeline.ts:44:21",
        "/wrong/2": "pipeline.ts:45:27",
        "/wrong/3": "pipeline.ts:47:50",
        "/wrong/4": "pipeline.ts:48:5",
      }
    `);
  });

  it.each(Object.keys(toolchains))("is the same through %s, with every line and column", async (name) => {
    const report = await toolchains[name]?.();
    expect(places(report)).toEqual(places(expected));
    // A path of the user's is reckoned from the file that runs, with source maps as without.
    expect(JSON.stringify(ofSources(report, running[name] ?? ""))).toContain('"path":"<running>"');
    expect(ofSources(report, running[name] ?? "")).toEqual(ofSources(expected, "dist"));
  });
});

describe("classes whose names were minified", () => {
  it("are still told apart, and keep the names that were said", async () => {
    const plain = await node(await bundle("named.ts", false));
    const minified = await node(await bundle("named.ts", true));
    expect(minified).toMatchObject({ minified: true, diagnostics: [] });
    expect({ ...(minified as object), minified: false }).toEqual(plain);
    expect(plain).toMatchObject({
      nodes: [
        { name: "first" },
        { name: "second", inputs: { text: { value: "c" } }, ports: { text: { default: "b" } } },
        { name: "first_1", ports: { text: { default: "a" } } },
      ],
    });
  });
});

describe("a toolchain with standard decorators", () => {
  it("is told which option is missing, at the first decorator that runs", async () => {
    await compileWithTsc(
      "tsconfig.json",
      "--noCheck",
      "--experimentalDecorators",
      "false",
      "--emitDecoratorMetadata",
      "false",
      "--outDir",
      "standard",
    );
    const failure: unknown = await node("--enable-source-maps", "standard/main.js").catch(
      (error: unknown) => (error as { stderr: string }).stderr,
    );
    expect(failure).toContain(
      'AZML101: @input was called as a standard decorator (set "experimentalDecorators": true in the tsconfig.json of this file (tsc, esbuild and Vite read it), or jsc.transform.legacyDecorator: true for swc)',
    );
    expect(failure).toContain("components.ts:5:4");
  });

  it("is told where tsx reads it, which really runs standard decorators", async () => {
    const compilerOptions = { experimentalDecorators: false, emitDecoratorMetadata: false };
    writeFileSync(path.join(folder, "standard.json"), JSON.stringify({ extends: "./tsconfig.json", compilerOptions }));
    const tsx = path.join(root, "node_modules", "tsx", "dist", "cli.mjs");
    const failure: unknown = await node(tsx, "--tsconfig", "standard.json", "main.ts").catch(
      (error: unknown) => (error as { stderr: string }).stderr,
    );
    expect(failure).toContain(
      'AZML101: @input was called as a standard decorator (set "experimentalDecorators": true in the tsconfig.json that tsx reads',
    );
    expect(failure).toContain("components.ts:5:4");
  });
});
