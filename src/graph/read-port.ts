import { diagnosticAt } from "../diagnostics/report.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { PortRecord } from "../metadata/record.js";
import { aKind, isPortKind, type PortKind, primitiveKinds, assetKinds } from "../model/kind.js";
import { portNamePattern, snakeName } from "../model/name.js";
import type { InputPort, OutputPort } from "../model/port.js";
import { compact } from "../util/compact.js";
import { didYouMean } from "../util/did-you-mean.js";
import { describe } from "./options/describe.js";
import type { Fields } from "./options/field.js";
import { readOptions } from "./options/read-options.js";
import { inputFields, inputPort, outputFields, outputPort } from "./port-options.js";

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
  const wire = typeof name === "string" ? name : snakeName(record.property);
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
  const { name, port } = readPort(record, `@input ${owner}.${record.property}`, inputFields, sink, (options, complain) =>
    inputPort(kind, options, complain),
  );
  return compact({ ...port, name });
}

export function readOutputPort(
  record: PortRecord,
  kind: PortKind,
  owner: string,
  sink: DiagnosticSink,
): OutputPort & { readonly name?: string } {
  const { name, port } = readPort(record, `@output ${owner}.${record.property}`, outputFields, sink, (options, complain) =>
    outputPort(kind, options, complain),
  );
  return compact({ ...port, name });
}

function readPort<Port>(
  { options: given, site }: PortRecord,
  what: string,
  fields: Fields,
  sink: DiagnosticSink,
  make: (options: Record<string, unknown>, complain: (message: string, focus: string, hint?: string) => void) => Port,
): { readonly name: string | undefined; readonly port: Port } {
  const { name, ...options } = readOptions(given, { name: "string", ...fields }, { what, code: "AZML104", site }, sink);
  const port = make(options, (message, focus, hint) =>
    sink.add(diagnosticAt(site, "AZML109", `${what}: ${message}`, { focus, ...(hint && { hint }) })),
  );
  return { name: name as string | undefined, port };
}
