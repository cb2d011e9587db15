import { aKind, isAssetKind, type Literal, type PortKind } from "../model/kind.js";
import { inputModes, isInputMode, isOutputMode, outputModes } from "../model/mode.js";
import type { InputPort, OutputPort } from "../model/port.js";
import { compact } from "../util/compact.js";
import { describe } from "./options/describe.js";
import { type Fields, ListOf } from "./options/field.js";
import { valueProblem } from "./value-problem.js";

/** What an input says beside its kind, in `@input` and in a definition. */
export const inputFields = {
  description: "string",
  optional: "boolean",
  default: "literal",
  min: "number",
  max: "number",
  enum: new ListOf("string"),
  mode: "string",
} as const satisfies Fields;

/** The same of an output. */
export const outputFields = { description: "string", mode: "string" } as const satisfies Fields;

type Complain = (message: string, focus: string, hint?: string) => void;

/** The input that checked options make; what its kind does not have is reported, and left out. */
export function inputPort(kind: PortKind, options: Record<string, unknown>, complain: Complain): InputPort {
  const { description, optional, min, max, enum: choices, mode, default: value } = options as InputOptions;
  const numeric = kind === "integer" || kind === "number";
  for (const key of ["min", "max"] as const) {
    if (options[key] === undefined) continue;
    if (!numeric) complain(`${key} is for integer and number ports, not for ${kind}`, key);
    else if (kind === "integer" && !Number.isSafeInteger(options[key])) complain(`${key} of an integer is ${describe(options[key])}`, key);
  }
  // Limits that make no sense are left out, or every value would be blamed for them.
  const inOrder = !(min !== undefined && max !== undefined && min > max);
  if (numeric && !inOrder) complain(`min ${min} is larger than max ${max}`, "min");
  if (choices !== undefined && kind !== "string") complain(`enum is for string ports, not for ${kind}`, "enum");
  else if (choices?.length === 0) complain("enum allows no value at all", "enum");
  if (mode !== undefined && !isAssetKind(kind)) complain(`mode is for files, folders, tables and models, not for ${kind}`, "mode");
  else if (mode !== undefined && !isInputMode(mode)) complain(`"${mode}" is no input mode`, "mode", `modes are: ${inputModes.join(", ")}`);
  if (value !== undefined && isAssetKind(kind)) complain(`${aKind(kind)} input has no default`, "default");
  return compact({
    kind,
    description,
    optional: optional ? (true as const) : undefined,
    default: isAssetKind(kind) ? undefined : value,
    min: numeric && inOrder ? min : undefined,
    max: numeric && inOrder ? max : undefined,
    enum: kind === "string" && choices?.length ? choices : undefined,
    mode: isAssetKind(kind) && isInputMode(mode) ? mode : undefined,
  });
}

interface InputOptions {
  readonly description?: string;
  readonly optional?: boolean;
  readonly default?: Literal;
  readonly min?: number;
  readonly max?: number;
  readonly enum?: readonly string[];
  readonly mode?: string;
}

/** The output that checked options make. */
export function outputPort(kind: PortKind, options: Record<string, unknown>, complain: Complain): OutputPort {
  const { description, mode } = options as { readonly description?: string; readonly mode?: string };
  if (mode !== undefined && !isAssetKind(kind)) complain(`mode is for files, folders, tables and models, not for ${kind}`, "mode");
  else if (mode !== undefined && !isOutputMode(mode))
    complain(`"${mode}" is no output mode`, "mode", `modes are: ${outputModes.join(", ")}`);
  return compact({ kind, description, mode: isAssetKind(kind) && isOutputMode(mode) ? mode : undefined });
}

/** Reports a default that the port itself would not take. */
export function checkDefault(port: InputPort, complain: Complain): void {
  const found = port.default === undefined ? undefined : valueProblem(port.default, port);
  if (found) complain(`its default has to be ${found.wanted}, not ${describe(port.default)}`, "default");
}
