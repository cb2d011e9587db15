import { describe, expect, it } from "vitest";
import { azml, countingProject, plain } from "./support.js";

const folder = countingProject({
  "nothing.ts": "export const x = 1;\n",
  "empty.ts": "",
  "package-missing.ts": 'import "not-there";\nexport default 1;\n',
  "file-missing.ts": 'import { x } from "./nope.js";\nexport default x;\n',
  "deep-missing.ts": 'import { y } from "./imports-nope.js";\nexport default y;\n',
  "imports-nope.ts": '\nimport { x } from "./nope.js";\nexport const y = x;\n',
  "syntax.ts": "export default {\n  a: 1\n  b: 2 };\n",
  "throws.ts": "const x: number = 1;\nthrow new Error(`at load ${x}`);\n",
  "no-export.ts": 'import { nothere } from "azml";\nexport default nothere;\n',
  "two.ts":
    'import { Counting } from "./pipeline.js";\nimport { job, uriFolder } from "azml";\nexport const a = job(Counting, { data: uriFolder("./my data") });\nexport const b = job(Counting, { data: uriFolder("./my data"), note: "b" });\n',
  "component.ts": 'export { Count as default } from "./count.js";\n',
  "not-exported.ts":
    'import { commandComponent, job, pipeline, step } from "azml";\n@commandComponent()\nclass Hidden {\n  run() {}\n}\n@pipeline()\nclass P {\n  build() {\n    step(Hidden, {});\n  }\n}\nexport default job(P, {});\n',
  "node_modules/half/package.json": '{"name":"half","version":"1.0.0"}',
  "node_modules/half/index.js": 'require("./inner.js");',
  "node_modules/half/inner.js": 'require("not-there");',
  "package-half.ts": 'import "half";\nexport default 1;\n',
  "a.txt": "hello",
  "typo.js":
    'import { job, uriFolder } from "azml";\nimport { Counting } from "./pipeline.js";\nexport default job(Counting, { dta: uriFolder("./my data"), note: 5 }, { nme: "x" });\n',
});

describe("azml validate tells what is wrong with a file", () => {
  it.each([
    "nofile.ts",
    "pipeline.js",
    "a.txt",
    "my data",
    "nothing.ts",
    "empty.ts",
    "package-missing.ts",
    "package-half.ts",
    "file-missing.ts",
    "deep-missing.ts",
    "syntax.ts",
    "throws.ts",
    "no-export.ts",
    "two.ts",
    "component.ts",
    "not-exported.ts",
    "typo.js",
  ])("%s", async (file) => {
    const { stdout, stderr, exitCode } = await azml(folder, ["validate", file]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(plain(stderr, folder)).toMatchSnapshot();
  });

  it("and says nothing but that it is valid when it is", async () => {
    const { stdout, stderr, exitCode } = await azml(folder, ["validate", "pipeline.ts", "--no-as-azure"]);
    expect({ stdout, stderr, exitCode }).toEqual({
      stdout: "pipeline.ts is valid: pipeline counting with 2 nodes.\n",
      stderr: "",
      exitCode: 0,
    });
  });

  it.each([{}, { experimentalDecorators: false }, { experimentalDecorators: false, target: "esnext", useDefineForClassFields: true }])(
    "runs decorators alike, whatever a tsconfig.json says of them: %j",
    async (decorators) => {
      const compilerOptions = { module: "nodenext", target: "es2022", strict: true, ...decorators };
      const own = countingProject({ "tsconfig.json": JSON.stringify({ compilerOptions }) });
      const { stdout, stderr, exitCode } = await azml(own, ["run", "pipeline.ts", "--no-as-azure"]);
      expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
      expect(stdout).toContain("✓");
    },
  );

  it("takes one of several exports by name", async () => {
    const { stdout } = await azml(folder, ["run", "two.ts", "--export", "b"]);
    expect(stdout).toContain("count | counted 2 b\n");
  });

  it("gives the same as JSON", async () => {
    const { stdout, exitCode } = await azml(folder, ["validate", "typo.js", "--json"]);
    expect(exitCode).toBe(2);
    const { diagnostics } = JSON.parse(String(stdout)) as { diagnostics: { code: string; location: { line: number } }[] };
    expect(diagnostics.map(({ code, location }) => [code, location.line])).toEqual([
      ["AZML226", 3],
      ["AZML204", 3],
      ["AZML206", 3],
    ]);
  });
});
