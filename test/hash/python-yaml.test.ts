import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pythonYaml } from "../../src/hash/python-yaml.js";
import type { Json } from "../../src/model/environment.js";

/** [value, what PyYAML 6 prints for it] pairs: nasty scalars as values, items and keys, and random trees. */
const cases = JSON.parse(readFileSync(new URL("./python-yaml.json", import.meta.url), "utf8")) as [Json, string][];

describe("pythonYaml", () => {
  it("prints what PyYAML prints", () => {
    for (const [value, text] of cases) expect(pythonYaml(value), JSON.stringify(value)).toBe(text);
    expect(cases.length).toBeGreaterThan(500);
  });

  it("writes shared objects once", () => {
    const shared: Json = ["numpy"];
    expect(pythonYaml({ a: shared, b: { c: shared }, d: [shared] })).toBe("a: &id001\n- numpy\nb:\n  c: *id001\nd:\n- *id001\n");
  });
});
