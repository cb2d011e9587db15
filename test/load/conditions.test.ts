import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { compile } from "../../src/compile.js";
import { printDiagnostics } from "../../src/diagnostics/print.js";
import { checkConditions } from "../../src/load/conditions/check-conditions.js";

const index = fileURLToPath(new URL("../../src/index.ts", import.meta.url));
const declared = `
import { commandComponent, doWhile, ifElse, input, job, output, parallelFor, pipeline, step } from ${JSON.stringify(index)};
@commandComponent() class Gate { @input("integer") n = 1; @output("boolean") run() { return true; } }
class Hyper { @input("boolean") fast; @input("number", { default: 0.1 }) rate; }
`.trimStart();

const lines = declared.split("\n").length;

/** What is told of a file, by the words of the file: `9 this.fast`. */
async function asked(source: string): Promise<string[]> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "azml-load-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "pipeline.ts");
  writeFileSync(file, declared + source);
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default?: unknown };
  const found = await checkConditions(compile(module.default, { folder }).pipelines);
  expect(found.every(({ code, severity }) => code === "AZML241" && severity === "error")).toBe(true);
  return found.map(({ location, focus }) => `${(location?.line ?? 0) - lines + 1} ${focus}`);
}

function training(body: string): string {
  return `@pipeline() class P {
  @input("boolean") fast; @input("number", { optional: true }) rate; @input("string") kernel; @input(Hyper) hyper;
  build() {
    const gate = step(Gate, {});
    ${body}
  }
}
export default job(P, { fast: false, kernel: "a", hyper: { fast: true } });`;
}

describe("conditions in build()", () => {
  it.each([
    ["if (gate.outputs.output) step(Gate, {});", "gate.outputs.output"],
    ["step(Gate, { n: this.fast ? 1 : 10 });", "this.fast"],
    ["if (!this.fast) step(Gate, {});", "this.fast"],
    ["this.fast && step(Gate, {});", "this.fast"],
    ["const rate = this.rate || 0.1;", "this.rate"],
    ["const rate = this.rate ?? 0.1;", "this.rate"],
    ['if (this.kernel === "rbf") step(Gate, {});', "this.kernel"],
    ['switch (this.kernel) { case "rbf": step(Gate, {}); }', "this.kernel"],
    ["if (this.hyper.fast) step(Gate, {});", "this.hyper.fast"],
    ["const { fast } = this; if (fast) step(Gate, {});", "fast"],
    ["const { output } = gate.outputs; if (output) step(Gate, {});", "output"],
    ["const { hyper: { fast: quick } } = this; if (quick) step(Gate, {});", "quick"],
    ["const out = gate.outputs; while (out.output) break;", "out.output"],
    ['if (gate.outputs["output"]) step(Gate, {});', 'gate.outputs["output"]'],
    ["if ((gate.outputs.output as never)) step(Gate, {});", "gate.outputs.output"],
    ['if (gate.outputs.output.as("boolean")) step(Gate, {});', 'gate.outputs.output.as("boolean")'],
    ["if (true && this.fast) step(Gate, {});", "this.fast"],
    ["if (Boolean(this.fast)) step(Gate, {});", "this.fast"],
    ["[1].forEach(() => { if (this.fast) step(Gate, {}); });", "this.fast"],
    ["parallelFor([{ n: 1 }], (item) => step(Gate, { n: item.n ? 1 : 2 }));", "item.n"],
    ["parallelFor([{ n: 1 }], ({ n }) => step(Gate, { n: n || 2 }));", "n"],
  ])("are told: %s", async (body, words) => {
    expect(await asked(training(body))).toEqual([`5 ${words}`]);
  });

  it.each([
    "if (process.env.FAST) step(Gate, {});",
    "ifElse(gate.outputs.output, () => step(Gate, {}));",
    "const options = { fast: true }; if (options.fast) step(Gate, {});",
    "if (gate.outputs) step(Gate, {});",
    "for (let n = 0; n < 2; n++) step(Gate, { n });",
    "if (this.toString) step(Gate, {});",
    "const fast = this.fast; { const fast = true; if (fast) step(Gate, {}); }",
  ])("are left alone where they have a value: %s", async (body) => {
    expect(await asked(training(body))).toEqual([]);
  });

  it("are told of pipelines that are methods, and of nested ones", async () => {
    const source = `class Ports { @input("boolean") fast; }
class Pipelines {
  @pipeline({ inputs: Ports }) static inner({ fast }) { if (fast) step(Gate, {}); else step(Gate, {}); }
  @pipeline({ inputs: Ports }) static outer(ports) { step(Pipelines.inner, { fast: ports.fast }); ports.fast && step(Gate, {}); }
}
export default job(Pipelines.outer, { fast: true });`;
    expect(await asked(source)).toEqual(["3 fast", "4 ports.fast"]);
  });

  it("are printed with their place", async () => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "azml-load-")));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(path.join(folder, "pipeline.ts"), declared + training("if (gate.outputs.output) step(Gate, {});"));
    const module = (await import(/* @vite-ignore */ pathToFileURL(path.join(folder, "pipeline.ts")).href)) as { default?: unknown };
    const found = await checkConditions(compile(module.default, { folder }).pipelines);
    expect(printDiagnostics(found, { color: false, cwd: folder })).toMatchInlineSnapshot(`
      "pipeline.ts:8:9 - error AZML241: P.build() decides by gate.outputs.output, which has no value while the graph is built.
        8 |     if (gate.outputs.output) step(Gate, {});
          |         ~~~~~~~~~~~~~~~~~~~
        hint: ifElse(condition, () => step(…)) decides when the pipeline runs; a default is said where the input is declared

      Found 1 error.
      "
    `);
  });
});
