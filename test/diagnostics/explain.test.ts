import { describe, expect, it } from "vitest";
import { explainCode } from "../../src/diagnostics/explain.js";

describe("explainCode", () => {
  it("tells title, cause, cure and example", () => {
    expect(explainCode("AZML204")).toMatchInlineSnapshot(`
      "AZML204: Unknown input

      A step or job was given an input that its component does not have.

      What to do: Correct the name. The message lists the inputs there are.

        step(Train, { epoch: 3 });   // wrong
        step(Train, { epochs: 3 });  // right
      "
    `);
  });

  it("takes any case, and the number alone", () => {
    expect(explainCode("azml204 ")).toBe(explainCode("AZML204"));
    expect(explainCode("204")).toBe(explainCode("AZML204"));
  });

  it("knows no other code", () => {
    for (const text of ["AZML999", "", "toString", "AZML"]) expect(explainCode(text)).toBeUndefined();
  });
});
