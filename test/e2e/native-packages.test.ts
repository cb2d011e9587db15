import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { azml, repository } from "./support.js";

/** Packages with compiled code, what a body does with each, and what it says. */
const packages = {
  sharp: [
    'import sharp from "sharp";',
    'const image = sharp({ create: { width: 8, height: 4, channels: 3, background: "red" } }); said = String((await sharp(await image.png().toBuffer()).metadata()).width);',
    "8",
  ],
  "@duckdb/node-api": [
    'import { DuckDBInstance } from "@duckdb/node-api";',
    'const connection = await (await DuckDBInstance.create(":memory:")).connect(); said = JSON.stringify((await connection.runAndReadAll("select 6 * 7 as answer")).getRowObjects());',
    '[{"answer":42}]',
  ],
  "better-sqlite3": [
    'import Database from "better-sqlite3";',
    'said = JSON.stringify(new Database(":memory:").prepare("select 6 * 7 as answer").get());',
    '{"answer":42}',
  ],
  "onnxruntime-node": [
    'import { InferenceSession, Tensor } from "onnxruntime-node";',
    'const failure = await InferenceSession.create(new Uint8Array([1])).catch((error) => error.message); said = `${new Tensor("float32", [1, 2], [2]).dims} ${/protobuf parsing failed/.test(failure)}`;',
    "2 true",
  ],
  "nodejs-polars": ['import pl from "nodejs-polars";', 'said = String(pl.DataFrame({ a: [1, 2, 3] }).getColumn("a").sum());', "6"],
  "@huggingface/transformers": [
    'import { RawImage } from "@huggingface/transformers";',
    "said = String((await new RawImage(new Uint8ClampedArray(12), 2, 2, 3).resize(4, 4)).width);",
    "4",
  ],
} as const;

/** With AZML_NATIVE=all all six; else two, since others take long to be compiled, or are large. */
const set = process.env["AZML_NATIVE"] === "all" ? "all" : "some";
const names = set === "all" ? Object.keys(packages) : ["sharp", "@duckdb/node-api"];
const fixture = join(import.meta.dirname, "native", set);
// No part of what onnxruntime fetches is needed without a GPU.
const env = { ONNXRUNTIME_NODE_INSTALL: "skip" };
const minutes = 60_000;

/** A project with the packages, installed once by the fixture's lockfile; undefined where that cannot be done. */
function installed(): string | undefined {
  const hash = createHash("sha256")
    .update(readFileSync(join(fixture, "package-lock.json")))
    .digest("hex");
  const folder = join(repository, ".cache", `native-${set}-${hash.slice(0, 12)}`);
  const mark = join(folder, "node_modules", ".whole");
  if (!existsSync(mark)) {
    mkdirSync(folder, { recursive: true });
    cpSync(fixture, folder, { recursive: true });
    const { status, stderr } = spawnSync("npm", ["ci"], { cwd: folder, encoding: "utf8", env: { ...process.env, ...env } });
    if (status !== 0) {
      process.stderr.write(`packages with compiled code are not tested, as npm cannot install them: ${stderr.split("\n")[0]}\n`);
      return undefined;
    }
    writeFileSync(mark, "");
  }
  const link = join(folder, "node_modules", "azml");
  rmSync(link, { force: true });
  symlinkSync(repository, link);
  return folder;
}

const nodeOf = (name: string): string => name.replace(/\W+/g, "_").replace(/^_/, "");

const folder = installed();

describe.skipIf(folder === undefined)("packages with compiled code", () => {
  let project = "";
  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), "azml native "));
    for (const file of ["package.json", "package-lock.json"]) cpSync(join(fixture, file), join(project, file));
    symlinkSync(join(folder ?? "", "node_modules"), join(project, "node_modules"));
    for (const name of names) {
      const [imports, run] = packages[name as keyof typeof packages];
      writeFileSync(
        join(project, `${nodeOf(name)}.ts`),
        `${imports}\nimport { writeFileSync } from "node:fs";\nimport { commandComponent, output, type Output, type UriFile } from "azml";\n@commandComponent({ name: "${nodeOf(name)}" })\nexport class Body {\n  @output("uri_file") file!: Output<UriFile>;\n  async run(): Promise<void> {\n    let said = "";\n    ${run}\n    writeFileSync(this.file, said);\n  }\n}\n`,
      );
    }
    const steps = names.map((name) => `step(${nodeOf(name)}.Body, {}, { name: "${nodeOf(name)}" });`).join("\n    ");
    const imports = names.map((name) => `import * as ${nodeOf(name)} from "./${nodeOf(name)}.js";`).join("\n");
    writeFileSync(
      join(project, "pipeline.ts"),
      `${imports}\nimport { job, pipeline, step } from "azml";\n@pipeline({ defaultCompute: "cpu" })\nclass P {\n  build() {\n    ${steps}\n    return {};\n  }\n}\nexport default job(P, {});\n`,
    );
  });

  it("are used by bodies on this machine", async () => {
    expect(await azml(project, ["validate", "pipeline.ts", "--target", "azure"], { env })).toMatchObject({ stderr: "", exitCode: 0 });
    const { stderr, exitCode } = await azml(project, ["run", "pipeline.ts", "--name", "native"], { env });
    expect([stderr, exitCode]).toEqual(["", 0]);
    for (const name of names) {
      const said = readFileSync(join(project, ".azml/runs/native", nodeOf(name), "outputs/file"), "utf8");
      expect([name, said]).toEqual([name, packages[name as keyof typeof packages][2]]);
    }
  });

  it(
    "are installed by the command of the compiled component, in a folder with nothing but the bundle",
    async () => {
      await azml(project, ["compile", "pipeline.ts", "-o", "out"], { env });
      const bundles = join(project, "out/bundles");
      for (const name of names) {
        const yaml = readFileSync(join(project, "out/components", `${nodeOf(name)}.yml`), "utf8");
        const command = /^command: (.*)$/m.exec(yaml)?.[1] ?? "";
        expect(command).toBe("npm ci --omit=dev && node main.mjs --file '${{outputs.file}}'");
        const hash = readdirSync(bundles).find((one) => existsSync(join(bundles, one, nodeOf(name)))) ?? "";
        const hand = join(realpathSync(mkdtempSync(join(tmpdir(), "azml hand "))), "empty");
        cpSync(join(bundles, hash, nodeOf(name)), hand, { recursive: true });
        expect(readdirSync(hand).sort()).toEqual(["main.mjs", "package-lock.json", "package.json"]);
        const shell = ["-c", command.replace("${{outputs.file}}", "./made/by hand.txt")];
        execFileSync("sh", shell, { cwd: hand, env: { ...process.env, ...env }, stdio: "pipe" });
        expect([name, readFileSync(join(hand, "made/by hand.txt"), "utf8")]).toEqual([name, packages[name as keyof typeof packages][2]]);
      }
    },
    10 * minutes,
  );
});
