import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floatText, literalText, parseLiteral } from "../../src/model/literal-text.js";

/** [value, Python's repr of it] pairs, written by CPython 3.11. */
const pythonFloats = JSON.parse(readFileSync(new URL("./python-floats.json", import.meta.url), "utf8")) as [number, string][];

describe("literalText", () => {
  it("writes floats as Python does", () => {
    for (const [value, text] of pythonFloats) expect(floatText(value)).toBe(text);
  });

  it("keeps whole numbers whole unless the port is a number", () => {
    expect(literalText(1024)).toBe("1024");
    expect(literalText(1024, "integer")).toBe("1024");
    expect(literalText(1024, "number")).toBe("1024.0");
    expect(literalText(0.001)).toBe("0.001");
    expect(literalText(1e22)).toBe("1e+22");
    expect(literalText(-0)).toBe("0");
  });

  it("capitalises truth and leaves text alone", () => {
    expect(literalText(true)).toBe("True");
    expect(literalText(false, "boolean")).toBe("False");
    expect(literalText("true", "boolean")).toBe("true");
  });

  it("names the numbers that are none", () => {
    expect([NaN, Infinity, -Infinity].map((value) => literalText(value, "number"))).toEqual(["nan", "inf", "-inf"]);
  });
});

describe("parseLiteral", () => {
  it("is the inverse of literalText", () => {
    fc.assert(fc.property(fc.double({ noNaN: true }), (value) => Object.is(parseLiteral(literalText(value, "number"), "number"), value)));
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => parseLiteral(literalText(value, "integer"), "integer") === value));
    fc.assert(fc.property(fc.boolean(), (value) => parseLiteral(literalText(value), "boolean") === value));
    fc.assert(fc.property(fc.string(), (value) => parseLiteral(literalText(value), "string") === value));
  });

  it.each([
    ["3.0", "integer", 3],
    ["3.9", "integer", 3],
    ["three", "integer", undefined],
    ["inf", "integer", undefined],
    ["1e-3", "number", 0.001],
    ["", "number", undefined],
    ["0x10", "number", undefined],
    ["TRUE", "boolean", true],
    ["yes", "boolean", undefined],
    ["yes", "string", "yes"],
  ] as const)("reads %j on a port of kind %s as %j", (text, kind, value) => {
    expect(parseLiteral(text, kind)).toBe(value);
  });
});
