import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasShared, sharedFolder } from "../shared.js";
import { type Emitted, emitCase, readIndex } from "./emit-case.js";

/** What the comparator says of one golden; null means that the question does not apply. */
interface Verdict {
  readonly name: string;
  readonly loads: boolean | null;
  readonly verdict: boolean | null;
  readonly rest: boolean | null;
  readonly calls: boolean | null;
}

/** Goldens that azml has once been equal to. It may only grow: `AZML_UPDATE_PASSING=1 npx vitest run test/conformance`. */
const ratchet = new URL("./passing.json", import.meta.url);

describe.skipIf(!hasShared)("goldens of azure-ai-ml", () => {
  const out = mkdtempSync(path.join(tmpdir(), "azml-conformance-"));
  const equal = new Set<string>();
  afterAll(() => rmSync(out, { recursive: true }));

  beforeAll(async () => {
    const emitted = new Map<string, Emitted>();
    for (const row of readIndex(path.join(sharedFolder, "goldens", "index.json"))) {
      const result = await emitCase(realpathSync(path.join(sharedFolder, "corpus")), row);
      emitted.set(row.golden, result);
      mkdirSync(path.dirname(path.join(out, "cases", row.golden)), { recursive: true });
      writeFileSync(path.join(out, "cases", row.golden), JSON.stringify(result));
    }
    const report = path.join(out, "report.json");
    execFileSync(process.execPath, [
      path.join(sharedFolder, "conformance", "compare.mjs"),
      "--goldens",
      path.join(sharedFolder, "goldens"),
      "--candidates",
      path.join(out, "cases"),
      "--json",
      report,
    ]);
    for (const judged of (JSON.parse(readFileSync(report, "utf8")) as { cases: Verdict[] }).cases) {
      const same = [judged.loads, judged.verdict, judged.rest, judged.calls].every((answer) => answer !== false);
      if (same && !isUnsupported(emitted.get(judged.name))) equal.add(judged.name);
    }
  });

  it("equals every golden that it has equalled before", () => {
    if (process.env["AZML_UPDATE_PASSING"] === "1") writeFileSync(ratchet, `${JSON.stringify([...equal].sort(), null, 1)}\n`);
    const before = JSON.parse(readFileSync(ratchet, "utf8")) as string[];
    expect(before.filter((name) => !equal.has(name))).toEqual([]);
    expect(before.length).toBeGreaterThan(200);
  });
});

/** A kind that azml cannot read yet is refused; that azure-ai-ml refuses the same file for another reason is no agreement. */
function isUnsupported(emitted: Emitted | undefined): boolean {
  return emitted?.error?.message.includes("not supported yet") ?? false;
}
