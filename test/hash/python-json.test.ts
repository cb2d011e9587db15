import { describe, expect, it } from "vitest";
import { componentHash } from "../../src/hash/component-hash.js";
import { pythonJson } from "../../src/hash/python-json.js";
import { pythonYaml } from "../../src/hash/python-yaml.js";
import { WrittenNumber } from "../../src/model/written-number.js";

const one = new WrittenNumber("1.0");
const many = new WrittenNumber("12345678901234567890");

describe("numbers in the words they were written in", () => {
  it("are printed by Python's rules in those words, and are plain numbers in JSON", () => {
    expect(pythonJson({ b: one, a: [many, 1, 0.1] })).toBe('{"a": [12345678901234567890, 1, 0.1], "b": 1.0}');
    expect(pythonYaml({ b: one, a: [many, 1] })).toBe("a:\n- 12345678901234567890\n- 1\nb: 1.0\n");
    expect(JSON.stringify({ one, many })).toBe('{"one":1,"many":12345678901234567000}');
  });

  it("count in a hash", () => {
    expect(componentHash({ x: one })).not.toBe(componentHash({ x: 1 }));
  });
});

describe("pythonJson", () => {
  it("keeps the order of keys where it is asked to", () => {
    expect(pythonJson({ b: 1, a: { d: "é", c: null } }, { sortKeys: false })).toBe('{"b": 1, "a": {"d": "\\u00e9", "c": null}}');
  });
});
