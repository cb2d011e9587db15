import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { hasShared } from "../shared.js";
import { planExamples } from "./local-runs.js";
import { conformancePage } from "./page.js";
import { reasons } from "./reasons.js";
import { type JudgedCase, runGoldens } from "./run-goldens.js";
import { runTwins } from "./run-twins.js";

/** Goldens that azml has once been equal to. It only grows: `npm run conformance` adds to it. */
const ratchet = new URL("./passing.json", import.meta.url);

describe.skipIf(!hasShared)("goldens of azure-ai-ml", () => {
  let cases: readonly JudgedCase[] = [];
  beforeAll(async () => {
    cases = await runGoldens();
  });

  it("are equalled wherever they have been equalled before", () => {
    const before = JSON.parse(readFileSync(ratchet, "utf8")) as string[];
    const equal = new Set(cases.filter((judged) => judged.equal).map(({ name }) => `${name}.json`));
    expect(before.filter((name) => !equal.has(name))).toEqual([]);
    expect(before.length).toBeGreaterThan(350);
  });

  it("differ by a rule, or for a reason that is written down", () => {
    const unexplained = cases.filter(({ equal, exception }) => !equal && exception === undefined).map(({ name }) => name);
    expect(unexplained).toEqual(Object.keys(reasons).filter((name) => !name.startsWith("dsl/")));
  });

  it("are counted in docs/conformance.md (npm run conformance writes it)", async () => {
    expect(readFileSync(new URL("../../docs/conformance.md", import.meta.url), "utf8")).toBe(
      conformancePage(cases, await runTwins(), planExamples()),
    );
  });
});
