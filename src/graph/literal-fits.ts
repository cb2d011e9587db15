import type { InputPort } from "../model/port.js";

/** What is wrong with a literal for a port, or undefined when it fits. */
export function literalProblem(value: unknown, port: InputPort): string | undefined {
  switch (port.kind) {
    case "string":
      if (typeof value !== "string") return "a string";
      return port.enum && !port.enum.includes(value) ? `one of ${port.enum.map((v) => JSON.stringify(v)).join(", ")}` : undefined;
    case "boolean":
      return typeof value === "boolean" ? undefined : "true or false";
    case "integer":
    case "number": {
      if (typeof value !== "number" || !Number.isFinite(value)) return port.kind === "integer" ? "a whole number" : "a number";
      if (port.kind === "integer" && !Number.isInteger(value)) return "a whole number";
      if (port.min !== undefined && value < port.min) return `at least ${port.min}`;
      if (port.max !== undefined && value > port.max) return `at most ${port.max}`;
      return undefined;
    }
    default:
      return `a ${port.kind}`;
  }
}
