import { Bound } from "../dsl/bound.js";
import type { InputShape } from "./shape.js";

/** The inputs of a pipeline as `build()` sees them: a binding per field, an object of bindings per group. */
export function boundInputs(inputs: readonly InputShape[], owner: object, prefix = ""): Record<string, unknown> {
  return Object.fromEntries(
    inputs.map((input) => {
      const path = prefix + input.property;
      if ("group" in input) return [input.property, Object.freeze(boundInputs(input.group, owner, `${path}.`))];
      return [input.property, new Bound(input.port.kind, { from: "input", owner, input: input.wire }, `input "${path}"`)];
    }),
  );
}
