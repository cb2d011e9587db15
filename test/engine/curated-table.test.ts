import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { curatedTable } from "../../src/engine/environments/curated-table.js";

const run = promisify(execFile);
const rows = Object.entries(curatedTable);

describe("the table of curated environments", () => {
  test.each(rows)("%s names a Python, each package once, and where that is said", (_, { python, requirements, source }) => {
    expect(python).toMatch(/^3\.\d+$/);
    for (const one of requirements) expect(one).toMatch(/^[a-z][a-z0-9-]*(?:(?:==|~=|<=|>=|<)\d+(?:\.\d+)*)?$/);
    const names = requirements.map((one) => one.replace(/[=~<>].*$/, ""));
    expect(new Set(names).size).toBe(names.length);
    expect(source).toMatch(/^Azure\/azureml-assets@[0-9a-f]{8}\^?:assets\//);
  });
});

// Asks PyPI, which takes minutes: `AZML_CURATED=all`, or the name of a row.
const wanted = process.env.AZML_CURATED;
describe.runIf(wanted !== undefined)("resolves for its Python", () => {
  const folder = mkdtempSync(join(tmpdir(), "azml-curated-"));
  const uv = join(folder, "bin", "uv");
  beforeAll(async () => {
    await run("python3", ["-m", "venv", folder]);
    await run(join(folder, "bin", "pip"), ["install", "-q", "uv"]);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(rows.filter(([name]) => wanted === "all" || wanted === name))(
    "%s",
    async (_, { python, requirements }) => {
      const resolving = run(uv, ["pip", "compile", "--quiet", "--no-header", "--no-annotate", "--python-version", python, "-"]);
      resolving.child.stdin?.end(requirements.join("\n"));
      const { stdout } = await resolving;
      for (const name of requirements.map((one) => one.replace(/[=~<>].*$/, ""))) expect(stdout).toContain(`${name}==`);
    },
    600_000,
  );
});
