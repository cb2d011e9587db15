import { isLiteral, type Literal } from "../model/kind.js";
import type { Binding } from "../types/binding.js";
import { Bound, isBound } from "./bound.js";

/**
 * A text with bindings in it. A binding has no value while the graph is built, so an ordinary template cannot hold one; this
 * one keeps it, and the service puts the value in its place.
 *
 * @example
 * step(Report, { title: text`report of ${this.name}` });
 * // inputs: { title: "report of ${{parent.inputs.name}}" }
 */
export function text(strings: TemplateStringsArray, ...values: readonly (Binding | Literal)[]): Binding<"string"> {
  const parts = strings.flatMap((string, index): (string | Bound)[] => {
    const value: unknown = values[index];
    if (index === values.length) return [string];
    if (isBound(value)) return [string, value];
    if (isLiteral(value)) return [string, String(value)];
    throw new TypeError("a text holds bindings, texts, numbers and truth");
  });
  return new Bound("string", { from: "text", parts }, "a text with bindings") as unknown as Binding<"string">;
}
