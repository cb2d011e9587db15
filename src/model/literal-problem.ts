import { aKind } from "./kind.js";
import type { InputPort } from "./port.js";

/** What a literal would have to be; `range` when it has the right type but is too small, too large or not in `enum`. */
export interface LiteralProblem {
  readonly about: "type" | "range";
  /** `a whole number`, `at least 1`, `one of "a", "b"`: goes on after `has to be`. */
  readonly wanted: string;
}

/** What is wrong with a literal for a port of a primitive kind, or undefined when it fits. */
export function literalProblem(value: unknown, port: InputPort): LiteralProblem | undefined {
  const type = (wanted: string): LiteralProblem => ({ about: "type", wanted });
  const range = (wanted: string): LiteralProblem => ({ about: "range", wanted });
  switch (port.kind) {
    case "string":
      if (typeof value !== "string") return type("a string");
      return port.enum && !port.enum.includes(value) ? range(`one of ${port.enum.map((v) => JSON.stringify(v)).join(", ")}`) : undefined;
    case "boolean":
      return typeof value === "boolean" ? undefined : type("true or false");
    case "integer":
    case "number": {
      const wanted = port.kind === "integer" ? "a whole number" : "a number";
      if (typeof value !== "number" || !Number.isFinite(value)) return type(wanted);
      if (port.kind === "integer" && !Number.isInteger(value)) return type(wanted);
      if (port.min !== undefined && value < port.min) return range(`at least ${port.min}`);
      if (port.max !== undefined && value > port.max) return range(`at most ${port.max}`);
      return undefined;
    }
    default:
      return type(aKind(port.kind));
  }
}
