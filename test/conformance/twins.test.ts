import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { hasShared } from "../shared.js";
import { reasons } from "./reasons.js";
import { questions } from "./questions.js";
import { type JudgedTwin, runTwins } from "./run-twins.js";

/** Twins that have once been equal to their goldens. It only grows: `npm run conformance` adds to it. */
const ratchet = new URL("./passing-twins.json", import.meta.url);

describe.skipIf(!hasShared)("TypeScript twins of azure-ai-ml's Python", () => {
  let twins: readonly JudgedTwin[] = [];
  beforeAll(async () => {
    twins = await runTwins();
  });

  it("send what Python sends, all that have done so before", () => {
    const before = JSON.parse(readFileSync(ratchet, "utf8")) as string[];
    expect(twins.filter((twin) => before.includes(`dsl/${twin.name}.json`) && !twin.equal).map(described)).toEqual([]);
    expect(before.filter((file) => !twins.some(({ name }) => file === `dsl/${name}.json`))).toEqual([]);
    expect(before.length).toBeGreaterThan(80);
  });

  it("differ by a rule, or for a reason that is written down", () => {
    const unexplained = twins.filter(({ equal, exception }) => !equal && exception === undefined).map(({ name }) => `dsl/${name}`);
    expect(unexplained).toEqual(Object.keys(reasons).filter((name) => name.startsWith("dsl/")));
  });
});

/** `nested: rest, calls` */
function described(twin: JudgedTwin): string {
  return `${twin.name}: ${questions.filter((question) => twin[question] === false).join(", ") || "equal"}`;
}
