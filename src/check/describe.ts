import { anonymousName } from "../model/anonymous.js";
import { basename } from "node:path";
import { camelCase } from "change-case";
import type { Component } from "../model/pipeline.js";
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

/**
 * What messages call a component: its name, else the file it is in. Components that are part of a job lose their names
 * to `azureml_anonymous`; `use` is what the job calls it.
 */
export function componentLabel({ name, location }: Component, use: string): string {
  if (name !== anonymousName) return name;
  return location ? basename(location.file) : use;
}

/** The word to look for in the source where an input is declared: TypeScript has its property there. */
export function inputWord({ source }: Component, input: string): string {
  return source === "DSL" || source === "CLASS" ? camelCase(input.split(".")[0] ?? input) : input;
}
