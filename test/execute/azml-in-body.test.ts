import { expect, it } from "vitest";
import * as azmlInBody from "../../src/execute/azml-in-body.js";
import * as azml from "../../src/index.js";

it("what a bundle has for `azml` has every name that `azml` has", () => {
  expect(Object.keys(azmlInBody).sort()).toEqual(Object.keys(azml).sort());
});
