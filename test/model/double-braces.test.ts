import { expect, it } from "vitest";
import { withDoubleBraces } from "../../src/model/double-braces.js";

it("takes single braces for a binding, and leaves everything else", () => {
  expect(withDoubleBraces("cat {inputs.a} {search_space.lr} > {outputs.o}")).toBe(
    "cat ${{inputs.a}} ${{search_space.lr}} > ${{outputs.o}}",
  );
  expect(withDoubleBraces("echo {{inputs.a}} ${{inputs.a}} {foo} {inputs}")).toBe("echo {{inputs.a}} ${{inputs.a}} {foo} {inputs}");
});
