import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { azml, countingProject, plain, repository } from "./support.js";

const onestep = (imports: string, body: string): string => `
import { commandComponent, job, pipeline, step } from "azml";
${imports}
@commandComponent()
export class Body {
  async run() {
    ${body}
  }
}
@pipeline()
export class P {
  build() {
    step(Body, {});
  }
}
export default job(P, {});
`;

describe("azml compile", () => {
  it("writes YAML, bundles and REST bodies, the same each time", async () => {
    const folder = countingProject();
    const first = await azml(folder, ["compile", ".", "-o", "out/a"]);
    // The hash of a bundle is as the bundler makes it.
    expect(plain(first.stdout, folder).replace(/code-[0-9a-f-]{36}/, "code-<hash>")).toMatchSnapshot();
    await azml(folder, ["compile", ".", "-o", "out/b"]);
    const files = readdirSync(join(folder, "out/a"), { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name));
    for (const name of files)
      expect(readFileSync(join(folder, "out/b", name), "utf8"), name).toBe(readFileSync(join(folder, "out/a", name), "utf8"));
  });

  it("leaves no requests of what was compiled to the folder before, and what others put there", async () => {
    const folder = countingProject();
    writeFileSync(join(folder, "one.ts"), onestep("", 'console.log("one");'));
    await azml(folder, ["compile", ".", "-o", "out"]);
    writeFileSync(join(folder, "out/rest/notes.json"), "{}");
    const { stdout } = await azml(folder, ["compile", "one.ts", "-o", "out", "--json"]);
    const { files } = JSON.parse(String(stdout)) as { files: string[] };
    const requests = files.filter((file) => dirname(file).endsWith("rest")).map((file) => basename(file));
    expect(readdirSync(join(folder, "out/rest")).sort()).toEqual([...requests, "notes.json"].sort());
  });

  it("writes YAML that runs as it is", async () => {
    const folder = countingProject();
    await azml(folder, ["compile", ".", "-o", "out", "-i", "note=given"]);
    const { stdout, exitCode } = await azml(folder, ["run", "out/pipeline.yml", "-i", "note=from yaml"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("count | counted 2 from yaml\n");
  });

  it("writes YAML that knows an optional input without a value", async () => {
    const folder = countingProject();
    await azml(folder, ["compile", ".", "-o", "out"]);
    const without = await azml(folder, ["run", "out/pipeline.yml", "--no-as-azure"]);
    expect({ exitCode: without.exitCode, stderr: without.stderr }).toEqual({ exitCode: 0, stderr: "" });
    const { stdout } = await azml(folder, ["run", "out/pipeline.yml", "-i", "note=later"]);
    expect(stdout).toContain("count | counted 2 later\n");
  });

  it("writes bundles that run with Node alone", async () => {
    const folder = countingProject();
    await azml(folder, ["compile", ".", "-o", "out"]);
    const bundles = readdirSync(join(folder, "out/bundles"), { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith("main.mjs"),
    );
    expect(bundles).toHaveLength(1);
    const main = join(folder, "out/bundles", bundles[0] ?? "");
    const printed = execFileSync(
      process.execPath,
      [main, "--data", join(folder, "my data"), "--result", folder, "--output", join(folder, "n")],
      { encoding: "utf8" },
    );
    expect(printed).toContain("counted 2 undefined\n");
    expect(readFileSync(join(folder, "n"), "utf8")).toBe("2");
  });

  it("leaves nothing behind when the definition is wrong", async () => {
    const folder = countingProject({ "wrong.ts": onestep("", "").replace("step(Body, {})", "step(undefined as never, {} as never)") });
    const { exitCode } = await azml(folder, ["compile", "wrong.ts", "-o", "out"]);
    expect(exitCode).toBe(2);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  it.each([
    ["a file in the place of the folder", "pipeline.ts", "pipeline.ts", {}],
    [
      "a package with compiled code",
      "native.ts",
      "out",
      { "native.ts": onestep('import { add } from "native-adder";', "add();"), ...nativePackage() },
    ],
    [
      "a compiled file that is no part of a package",
      "own.ts",
      "out",
      {
        "own.ts": onestep(
          'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
          'console.log(require("./own.node"));',
        ),
        "own.node": "\u007fELF",
      },
    ],
    [
      "a bundle of more than 5 MB",
      "large.ts",
      "out",
      {
        "large.ts": onestep('import { text } from "./text.js";', "console.log(text.length);"),
        "text.js": `export const text = "${"x".repeat(6_000_000)}";`,
      },
    ],
    [
      "an import that only the body makes, and that is not there",
      "late.ts",
      "out",
      { "late.ts": onestep("", 'await import("./nope.js" + "");\n    await import("./never.js");') },
    ],
  ])("tells of %s", async (_, file, output, files) => {
    const folder = countingProject(files);
    const { stderr } = await azml(folder, ["compile", file, "-o", output]);
    expect(plain(stderr, folder).replaceAll(repository, "<azml>/")).toMatchSnapshot();
  });
});

/** A package whose code is compiled, as far as a bundler can see. */
function nativePackage(): Record<string, string> {
  const at = "node_modules/native-adder";
  return {
    [`${at}/package.json`]: '{ "name": "native-adder", "version": "1.0.0", "main": "index.js" }',
    [`${at}/index.js`]: 'exports.add = () => require("./build/adder.node");\n',
    [`${at}/build/adder.node`]: "\u007fELF",
  };
}

it("writes all or nothing: what is refused late leaves neither bundles nor YAML, and what was there stays", async () => {
  const folder = countingProject();
  mkdirSync(join(folder, "out"));
  // In the way of the last files that are written.
  writeFileSync(join(folder, "out/rest"), "mine");
  const { exitCode, stderr } = await azml(folder, ["compile", ".", "-o", "out"]);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("AZML714") });
  expect(filesBelow(join(folder, "out"))).toEqual(["rest"]);
  expect(readFileSync(join(folder, "out/rest"), "utf8")).toBe("mine");
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
}
