import { parseLiteral } from "../model/literal-text.js";
import type { BodyPort } from "./body-spec.js";

/** The value that a text stands for on a port, or what is wrong with the text. */
export function convertText(text: string, port: BodyPort): { readonly value: unknown } | { readonly problem: string } {
  const wrong = (wanted: string): { problem: string } => ({ problem: `--${port.wire} has to be ${wanted}, not ${JSON.stringify(text)}` });
  switch (port.kind) {
    case "integer": {
      const value = parseLiteral(text, "number");
      if (typeof value !== "number" || !Number.isInteger(value)) return wrong("a whole number");
      return inRange(value, port, wrong);
    }
    case "number": {
      const value = parseLiteral(text, "number");
      return typeof value === "number" ? inRange(value, port, wrong) : wrong("a number");
    }
    case "boolean": {
      const value = parseLiteral(text, "boolean");
      return value === undefined ? wrong("true or false") : { value };
    }
    case "string":
      return port.enum && !port.enum.includes(text)
        ? wrong(`one of ${port.enum.map((allowed) => JSON.stringify(allowed)).join(", ")}`)
        : { value: text };
    default:
      return text === "" ? wrong(`the path of a ${port.kind}`) : { value: text };
  }
}

function inRange(value: number, port: BodyPort, wrong: (wanted: string) => { problem: string }): { value: number } | { problem: string } {
  if (port.min !== undefined && value < port.min) return wrong(`at least ${port.min}`);
  if (port.max !== undefined && value > port.max) return wrong(`at most ${port.max}`);
  return { value };
}
