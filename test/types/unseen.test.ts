import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { AzmlError } from "../../src/diagnostics/azml-error.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { checkConditions } from "../../src/load/conditions/check-conditions.js";
import { compileSource } from "../graph/diagnose.js";
import { casesFolder, mistakes, runCompiler, writeDeclarations } from "./compile-cases.js";
import { imports, moduleOf, unseen } from "./unseen.js";

/** All that is said of a module, as by `azml validate`. */
async function told(source: string): Promise<readonly Diagnostic[]> {
  try {
    const { diagnostics, pipelines } = await compileSource(source);
    return [...diagnostics, ...(await checkConditions(pipelines))];
  } catch (error) {
    if (error instanceof AzmlError) return error.diagnostics;
    throw error;
  }
}

describe("what tsc cannot see", () => {
  it("is nothing that it could", () => {
    const folder = path.join(writeDeclarations("types-unseen"), "unseen");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [index, mistake] of unseen.entries()) writeFileSync(path.join(folder, `m${index}.ts`), imports + moduleOf(mistake));
    const compilerOptions = { paths: { azml: ["../azml/index.d.ts"] }, skipLibCheck: true };
    const config = { extends: path.relative(folder, path.join(casesFolder, "tsconfig.json")), compilerOptions, include: ["*.ts"] };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(config));
    expect(runCompiler("7", ["-p", folder, "--pretty", "false"]).output).toBe("");
  });

  it("is told when the graph is built", async () => {
    const lines: string[] = [];
    for (const mistake of unseen) {
      const errors = (await told(imports + moduleOf(mistake))).filter(({ severity }) => severity === "error");
      expect(errors, mistake.what).not.toEqual([]);
      lines.push(`${mistake.about}: ${mistake.what}: ${[...new Set(errors.map(({ code }) => code))].join(", ")}`);
    }
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("unseen.txt");
  });

  it("is little of all mistakes", async () => {
    const seen = mistakes();
    const count = (names: readonly string[]): string[] =>
      [...new Set(names)].map((name) => `${String(names.filter((other) => other === name).length).padStart(4)}  ${name}`);
    const table = [
      `${seen.length} mistakes are refused by tsc:`,
      ...count(seen.map(({ file }) => path.basename(file, ".ts"))),
      `${unseen.length} are told when the graph is built:`,
      ...count(unseen.map(({ about }) => about)),
    ];
    expect(seen.length / (seen.length + unseen.length)).toBeGreaterThan(0.8);
    await expect(`${table.join("\n")}\n`).toMatchFileSnapshot("counts.txt");
  });
});
