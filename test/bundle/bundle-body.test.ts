import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { BodyBundle } from "../../src/bundle/body-bundle.js";
import { bundleBody } from "../../src/bundle/bundle-body.js";
import type { BodySpec } from "../../src/execute/body-spec.js";

const fixture = fileURLToPath(new URL("./fixtures/body", import.meta.url));
const train: BodySpec = {
  component: "train",
  inputs: [
    { wire: "training_data", property: "trainingData", kind: "uri_folder" },
    { wire: "epochs", property: "epochs", kind: "integer", min: 1, default: 10 },
  ],
  outputs: [{ wire: "model", property: "model", kind: "uri_folder" }],
  returns: "number",
};

function run(folder: string, args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["main.mjs", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: "", ...env },
  });
  return { status, stdout, stderr };
}

/** An empty folder with the bundle in it, and nothing but Node around. */
function place({ modules }: BodyBundle): string {
  const folder = mkdtempSync(join(tmpdir(), "azml bundle "));
  for (const [name, code] of modules) writeFileSync(join(folder, name), code);
  return folder;
}

describe("bundleBody", () => {
  let bundle: BodyBundle;
  let code = "";
  let folder = "";
  beforeAll(async () => {
    bundle = await bundleBody(train, { file: join(fixture, "components.ts"), exportName: "Train" }, undefined);
    code = bundle.modules.get("main.mjs") ?? "";
    folder = place(bundle);
  });

  it("makes one file that runs in an empty folder", () => {
    const { status, stdout } = run(folder, ["--training_data", "./data", "--epochs", "5", "--model", "./m", "--output", "out.txt"], {
      AZUREML_RUN_ID: "r7",
    });
    expect(stdout).toBe('metric loss=0.25 step=3\nrun r7 {"model":"./m"} number\n');
    expect(bundle).toMatchObject({ packages: [], problems: [] });
    expect(status).toBe(0);
    expect(readFileSync(join(folder, "out.txt"), "utf8")).toBe("2.5");
    expect(readdirSync(folder).sort()).toEqual(["m", "main.mjs", "out.txt"]);
  });

  it("appends metrics to the file that the engine names", () => {
    const file = join(folder, "metrics.jsonl");
    run(folder, ["--training_data", "d", "--model", "m", "--output", "o"], { AZML_METRICS_FILE: file });
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ key: "loss", value: 0.25, step: 3, time: expect.any(Number) });
  });

  it("tells what is missing and unfit before it runs, and ends with 2", () => {
    expect(run(folder, ["--epochs", "zero", "--model", "m"])).toMatchInlineSnapshot(`
      {
        "status": 2,
        "stderr": "azml: train cannot run:
        --training_data is missing
        --epochs has to be a whole number, not "zero"
      ",
        "stdout": "",
      }
    `);
  });

  it("points at the user's TypeScript when the body throws, and ends with 1", () => {
    const { status, stderr } = run(folder, ["--training_data", "d", "--epochs", "13", "--model", "m", "--output", "o"]);
    expect(status).toBe(1);
    const line =
      readFileSync(join(fixture, "components.ts"), "utf8")
        .split("\n")
        .findIndex((text) => text.includes("thirteen")) + 1;
    expect(stderr).toMatch(
      new RegExp(
        `^RangeError: thirteen is too many\\n    14 .*\\n  > 15 \\|.*\\n +\\| +\\^\\n    16 .*\\n    at (async )?Train.run \\(components.ts:${line}:\\d+\\)\\n$`,
      ),
    );
  });

  it("keeps the body's own exit code", () => {
    expect(run(folder, ["--training_data", "d", "--epochs", "3", "--model", "m", "--output", "o"]).status).toBe(3);
  });

  it("holds what the body uses, and neither the language nor the rest of the module", () => {
    const text = code.slice(0, code.lastIndexOf("//# sourceMappingURL"));
    for (const absent of [
      "stays-out",
      "stays out",
      "only-for-others",
      "reflect-metadata",
      "defineMetadata",
      "azml/ports",
      "Tools",
      "commandComponent",
    ]) {
      expect(text).not.toContain(absent);
    }
    expect(text.length).toBeLessThan(40_000);
  });

  it("is the same bytes in another folder", async () => {
    const copy = join(mkdtempSync(join(tmpdir(), "azml 日本語 ")), "deep", "er");
    mkdirSync(copy, { recursive: true });
    cpSync(fixture, copy, { recursive: true });
    const { modules } = await bundleBody(train, { file: join(copy, "components.ts"), exportName: "Train" }, undefined);
    expect(modules.get("main.mjs")).toBe(code);
  });

  it("names no folder of this machine", () => {
    const map = Buffer.from(code.slice(code.lastIndexOf("base64,") + 7), "base64").toString();
    for (const text of [code, map]) expect(text).not.toContain(process.cwd());
    expect(JSON.parse(map).sources).toEqual(expect.arrayContaining(["components.ts", "half.ts"]));
  });

  it("leaves decorators of other libraries to work", async () => {
    const spec: BodySpec = { component: "other", inputs: [{ wire: "when", property: "when", kind: "string" }], outputs: [] };
    const other = place(await bundleBody(spec, { file: join(fixture, "others.ts"), exportName: "Other" }, undefined));
    expect(run(other, ["--when", "2026-03-04"]).stdout).toBe("only-for-others 2026\n");
  });

  it("bundles a method with the class of its ports", async () => {
    const spec: BodySpec = {
      component: "twice",
      inputs: [{ wire: "x", property: "x", kind: "integer" }],
      outputs: [],
      returns: "integer",
      method: { name: "twice", static: true },
    };
    const file = join(fixture, "components.ts");
    const tools = place(await bundleBody(spec, { file, exportName: "Tools" }, { file, exportName: "Ports" }));
    expect(run(tools, ["--x", "21", "--output", "answer"]).status).toBe(0);
    expect(readFileSync(join(tools, "answer"), "utf8")).toBe("42");
    expect(existsSync(join(tools, "node_modules"))).toBe(false);
  });
});
