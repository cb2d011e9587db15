import { diagnosticAt } from "../../diagnostics/report.js";
import type { WrittenDefinition } from "../../dsl/definition.js";
import { aKind, assetKinds, isAssetKind, isPortKind, type Literal, type PortKind, primitiveKinds } from "../../model/kind.js";
import { literalProblem } from "../../model/literal-problem.js";
import { isInputMode, isOutputMode, inputModes, outputModes } from "../../model/mode.js";
import { portNamePattern } from "../../model/name.js";
import type { InputPort, OutputPort } from "../../model/port.js";
import { compact } from "../../util/compact.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { GraphContext } from "../graph-context.js";
import { describe, type Fields, isPlainObject, readOptions } from "../option-reader.js";
import type { InputShape, OutputShape } from "../shape.js";

type Complain = (message: string, focus: string, hint?: string) => void;

/** Inputs of a component that is defined in data. Names are as written. */
export function defineInputs(given: unknown, definition: WrittenDefinition, context: GraphContext): InputShape[] {
  return definePorts("input", given, definition, context, (kind, options, optional, complain) =>
    definedInput(kind, options, optional, complain),
  );
}

/** The same for outputs. */
export function defineOutputs(given: unknown, definition: WrittenDefinition, context: GraphContext): OutputShape[] {
  return definePorts("output", given, definition, context, (kind, options, _, complain) => definedOutput(kind, options, complain));
}

function definePorts<P>(
  side: "input" | "output",
  given: unknown,
  { maker, site }: WrittenDefinition,
  context: GraphContext,
  make: (kind: PortKind, options: Record<string, unknown>, optional: boolean, complain: Complain) => P,
): { property: string; wire: string; port: P }[] {
  if (given === undefined) return [];
  const complain: Complain = (message, focus, hint) =>
    context.sink.add(diagnosticAt(site, "AZML228", message, { focus, ...(hint && { hint }) }));
  if (!isPlainObject(given)) {
    complain(`the ${side}s of ${maker}() are not an object but ${describe(given)}`, `${side}s`, `write { ${side}s: { name: "kind" } }`);
    return [];
  }
  return Object.entries(given).flatMap(([name, port]) => {
    const what = `${side} "${name}" of ${maker}()`;
    if (!portNamePattern.test(name) || name.includes(".")) {
      complain(
        `"${name}" is no valid name for an ${side} of ${maker}()`,
        name,
        "letters, digits and underscores, not starting with a digit",
      );
      return [];
    }
    const fields = side === "input" ? inputFields : outputFields;
    const options = isPlainObject(port) ? readOptions(port, fields, { what, code: "AZML228", site }, context.sink) : { type: port };
    const { type } = options;
    const marked = typeof type === "string" && side === "input" && type.endsWith("?");
    const kind = marked ? type.slice(0, -1) : type;
    if (!isPortKind(kind)) {
      const kinds = [...assetKinds, ...primitiveKinds];
      const meant = typeof kind === "string" ? didYouMean(kind, kinds) : undefined;
      complain(
        `${what} has no known kind, but ${describe(type)}`,
        name,
        meant ? `did you mean "${meant}"?` : `kinds are: ${kinds.join(", ")}`,
      );
      return [];
    }
    const optional = marked || options["optional"] === true;
    const own = make(kind, options, optional, (message, focus, hint) => complain(`${what}: ${message}`, focus, hint));
    return [{ property: name, wire: name, port: own }];
  });
}

const inputFields = {
  type: "string",
  description: "string",
  optional: "boolean",
  default: "literal",
  min: "number",
  max: "number",
  enum: "array",
  mode: "string",
} as const satisfies Fields;
const outputFields = { type: "string", description: "string", mode: "string", earlyAvailable: "boolean" } as const satisfies Fields;

function definedInput(kind: PortKind, options: Record<string, unknown>, optional: boolean, complain: Complain): InputPort {
  const {
    description,
    min,
    max,
    enum: choices,
    mode,
  } = options as { description?: string; min?: number; max?: number; enum?: string[]; mode?: string };
  const given = options["default"] as Literal | undefined;
  const numeric = kind === "integer" || kind === "number";
  for (const key of ["min", "max"] as const) {
    if (options[key] !== undefined && !numeric) complain(`${key} is for integer and number ports, not for ${kind}`, key);
  }
  if (choices !== undefined && kind !== "string") complain(`enum is for string ports, not for ${kind}`, "enum");
  else if (choices !== undefined && (choices.length === 0 || choices.some((choice) => typeof choice !== "string"))) {
    complain("enum is a list of strings", "enum");
  }
  if (mode !== undefined && !isAssetKind(kind)) complain(`mode is for files, folders, tables and models, not for ${kind}`, "mode");
  else if (mode !== undefined && !isInputMode(mode)) complain(`"${mode}" is no input mode`, "mode", `modes are: ${inputModes.join(", ")}`);
  if (given !== undefined && isAssetKind(kind)) complain(`${aKind(kind)} input has no default`, "default");
  const port: InputPort = compact({
    kind,
    description,
    optional: optional ? (true as const) : undefined,
    min: numeric ? min : undefined,
    max: numeric ? max : undefined,
    enum: kind === "string" ? choices : undefined,
    mode: isInputMode(mode) ? mode : undefined,
  });
  if (given === undefined || isAssetKind(kind)) return port;
  const problem = literalProblem(given, port);
  if (problem) complain(`its default has to be ${problem.wanted}, not ${describe(given)}`, "default");
  return { ...port, default: given };
}

function definedOutput(kind: PortKind, options: Record<string, unknown>, complain: Complain): OutputPort {
  const { description, mode, earlyAvailable } = options as { description?: string; mode?: string; earlyAvailable?: boolean };
  if (mode !== undefined && !isOutputMode(mode)) complain(`"${mode}" is no output mode`, "mode", `modes are: ${outputModes.join(", ")}`);
  return compact({
    kind,
    description,
    mode: isOutputMode(mode) ? mode : undefined,
    earlyAvailable: earlyAvailable ? (true as const) : undefined,
  });
}
