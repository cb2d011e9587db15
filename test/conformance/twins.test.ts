import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { hasShared, sharedFolder } from "../shared.js";
import { canonical } from "./compare-twins.js";
import { emitCase, readIndex } from "./emit-case.js";
import type { Emitted } from "./emitted.js";

/** Twins that have once been equal to their goldens. It may only grow: `AZML_UPDATE_PASSING=1 npx vitest run test/conformance`. */
const ratchet = new URL("./passing-twins.json", import.meta.url);

describe.skipIf(!hasShared)("TypeScript twins of azure-ai-ml's Python", () => {
  const equal: string[] = [];

  beforeAll(async () => {
    const goldens = path.join(sharedFolder, "goldens");
    for (const row of readIndex(path.join(goldens, "index.json")).filter(({ golden }) => golden.startsWith("dsl/"))) {
      const mine = await emitCase(path.join(sharedFolder, "corpus"), row);
      const theirs = JSON.parse(readFileSync(path.join(goldens, row.golden), "utf8")) as Emitted;
      if (isEqual(theirs, mine)) equal.push(row.golden);
    }
  });

  it("send what Python sends, all that have done so before", () => {
    if (process.env["AZML_UPDATE_PASSING"] === "1") writeFileSync(ratchet, `${JSON.stringify(equal.sort(), null, 1)}\n`);
    const before = JSON.parse(readFileSync(ratchet, "utf8")) as string[];
    expect(before.filter((name) => !equal.includes(name))).toEqual([]);
    expect(before.length).toBeGreaterThan(60);
  });
});

/** The four questions of the shared comparator, with what names the language taken out of bodies. */
function isEqual(theirs: Emitted, mine: Emitted): boolean {
  if (mine.error?.message.includes("not supported yet")) return false;
  const refused = theirs.error !== undefined;
  if (theirs.error?.stage === "load") return mine.error !== undefined;
  if (mine.error !== undefined && !refused) return false;
  if (theirs.validation?.result !== undefined && verdict(theirs) !== verdict(mine)) return false;
  if (theirs.rest === undefined || Object.keys(theirs.rest as object).length === 0) return true;
  return JSON.stringify(canonical(theirs)) === JSON.stringify(canonical(mine));
}

function verdict({ validation }: Emitted): string {
  const paths = new Set((validation?.errors ?? []).map((error) => error.path));
  return JSON.stringify([validation?.result, [...paths].sort()]);
}
