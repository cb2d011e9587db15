import { diagnosticAt } from "../diagnostics/report.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { PortRecord } from "../metadata/record.js";
import { aKind, isAssetKind, isPortKind, type Literal, type PortKind, primitiveKinds, assetKinds } from "../model/kind.js";
import { inputModes, isInputMode, isOutputMode, outputModes } from "../model/mode.js";
import { portNamePattern, wireName } from "../model/name.js";
import type { InputPort, OutputPort } from "../model/port.js";
import { compact } from "../util/compact.js";
import { didYouMean } from "../util/did-you-mean.js";
import { describe, readOptions } from "./option-reader.js";

const designKinds = new Map<unknown, readonly PortKind[]>([
  [String, ["string", ...assetKinds]],
  [Number, ["integer", "number"]],
  [Boolean, ["boolean"]],
]);

/** The port that a decorated field declares; undefined (and reported) when its kind is none. */
export function readKind(record: PortRecord, owner: string, sink: DiagnosticSink): PortKind | undefined {
  const what = `@${record.direction} ${owner}.${record.property}`;
  if (record.type === undefined) {
    const hint = "an import ring leaves a class undefined while decorators run: give a thunk, () => TheClass";
    sink.add(diagnosticAt(record.site, "AZML103", `the kind of ${what} is undefined`, { hint }));
    return undefined;
  }
  if (!isPortKind(record.type)) {
    const kinds = [...assetKinds, ...primitiveKinds];
    const meant = typeof record.type === "string" ? didYouMean(record.type, kinds) : undefined;
    const hint = meant ? `did you mean "${meant}"?` : `kinds are: ${kinds.join(", ")}`;
    sink.add(diagnosticAt(record.site, "AZML102", `${what} has no known kind, but ${describe(record.type)}`, { hint }));
    return undefined;
  }
  const allowed = designKinds.get(record.designType);
  if (allowed && !allowed.includes(record.type)) {
    const message = `${what} is ${aKind(record.type)} port, but its property is a ${(record.designType as { name: string }).name.toLowerCase()}`;
    sink.add(diagnosticAt(record.site, "AZML120", message, { hint: "make the kind and the property's type agree" }));
  }
  return record.type;
}

/** The wire name of a port; undefined (and reported) when it is no valid one. */
export function readWireName(record: PortRecord, name: unknown, owner: string, sink: DiagnosticSink): string | undefined {
  const wire = typeof name === "string" ? name : wireName(record.property);
  if (portNamePattern.test(wire) && !wire.includes(".")) return wire;
  const hint = 'letters, digits and underscores, not starting with a digit; say another with { name: "…" }';
  sink.add(diagnosticAt(record.site, "AZML106", `"${wire}" is no valid name for the port ${owner}.${record.property}`, { hint }));
  return undefined;
}

export function readInputPort(
  record: PortRecord,
  kind: PortKind,
  owner: string,
  sink: DiagnosticSink,
): InputPort & { readonly name?: string } {
  const what = `@input ${owner}.${record.property}`;
  const options = readOptions(
    record.options,
    {
      name: "string",
      description: "string",
      optional: "boolean",
      default: "literal",
      min: "number",
      max: "number",
      enum: "array",
      mode: "string",
    },
    { what, code: "AZML104", site: record.site },
    sink,
  ) as {
    name?: string;
    description?: string;
    optional?: boolean;
    default?: Literal;
    min?: number;
    max?: number;
    enum?: unknown[];
    mode?: string;
  };
  const complain = (message: string, focus: string, hint?: string): void =>
    sink.add(diagnosticAt(record.site, "AZML109", `${what}: ${message}`, { focus, ...(hint && { hint }) }));

  const numeric = kind === "integer" || kind === "number";
  // Limits that make no sense are left out, or every value would be blamed for them.
  const inOrder = !(options.min !== undefined && options.max !== undefined && options.min > options.max);
  const choices = options.enum?.length && options.enum.every((value) => typeof value === "string") ? options.enum : undefined;
  for (const key of ["min", "max"] as const) {
    if (options[key] !== undefined && !numeric) complain(`${key} is for integer and number ports, not for ${kind}`, key);
    else if (Number.isNaN(options[key])) complain(`${key} is NaN`, key);
  }
  if (numeric && !inOrder) {
    complain(`min ${options.min} is larger than max ${options.max}`, "min");
  }
  if (options.enum && kind !== "string") complain(`enum is for string ports, not for ${kind}`, "enum");
  if (options.enum?.some((value) => typeof value !== "string")) complain("every value of enum has to be a string", "enum");
  if (options.enum?.length === 0) complain("enum allows no value at all", "enum");
  if (options.mode !== undefined && !isAssetKind(kind)) complain(`mode is for files, folders, tables and models, not for ${kind}`, "mode");
  else if (options.mode !== undefined && !isInputMode(options.mode)) {
    complain(`"${options.mode}" is no input mode`, "mode", `modes are: ${inputModes.join(", ")}`);
  }
  if (options.default !== undefined && isAssetKind(kind)) complain(`${aKind(kind)} input has no default`, "default");

  return compact({
    kind,
    name: options.name,
    description: options.description,
    optional: options.optional ? (true as const) : undefined,
    default: isAssetKind(kind) ? undefined : options.default,
    min: numeric && inOrder ? options.min : undefined,
    max: numeric && inOrder ? options.max : undefined,
    enum: kind === "string" ? choices : undefined,
    mode: isInputMode(options.mode) ? options.mode : undefined,
  });
}

export function readOutputPort(
  record: PortRecord,
  kind: PortKind,
  owner: string,
  sink: DiagnosticSink,
): OutputPort & { readonly name?: string } {
  const what = `@output ${owner}.${record.property}`;
  const options = readOptions(
    record.options,
    { name: "string", description: "string", mode: "string" },
    { what, code: "AZML104", site: record.site },
    sink,
  ) as { name?: string; description?: string; mode?: string };
  if (options.mode !== undefined && !isOutputMode(options.mode)) {
    const hint = `modes are: ${outputModes.join(", ")}`;
    sink.add(diagnosticAt(record.site, "AZML109", `${what}: "${options.mode}" is no output mode`, { focus: "mode", hint }));
  }
  return compact({
    kind,
    name: options.name,
    description: options.description,
    mode: isOutputMode(options.mode) ? options.mode : undefined,
  });
}
