import { literalText } from "../model/literal-text.js";
import type { InputValue } from "../model/value.js";

type Literal = Extract<InputValue, { kind: "literal" }>;

/** The text that the service gets for a literal. */
export function sentText(literal: Literal): string {
  return literal.text ?? literalText(literal.value);
}

/** A literal as its author knows it, for messages: `"ten"`, `5`, `true`. */
export function describeLiteral({ value, text }: Literal): string {
  return typeof value === "string" ? JSON.stringify(value) : (text ?? String(value));
}

/** `input "epochs" of node "train"`, or of the job. */
export function describeInput(input: string, node?: string): string {
  return `input "${input}" of ${node === undefined ? "the job" : `node "${node}"`}`;
}
