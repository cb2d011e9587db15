import { diagnosticAt } from "../diagnostics/report.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { Class, PortRecord } from "../metadata/record.js";
import { aKind, isPrimitiveKind, type Literal } from "../model/kind.js";
import { declaredPorts } from "./declared-ports.js";
import { instantiate } from "./instantiate.js";
import { classOf } from "./is-class.js";
import { describe } from "./options/describe.js";
import { readInputPort, readKind, readOutputPort, readWireName } from "./read-port.js";
import type { InputShape, OutputShape, Ports } from "./shape.js";
import { valueProblem } from "./value-problem.js";

/** What the class of ports belongs to decides what it may hold. */
export type PortsOwner = "command" | "pipeline" | "group";

/** The ports that a class declares, its base classes' included. A subclass's declaration of a property replaces its base's. */
export function readPorts(
  ports: Class,
  of: PortsOwner,
  defaults: object | undefined,
  sink: DiagnosticSink,
  outer: readonly Class[] = [],
): Ports {
  const inputs: InputShape[] = [];
  const outputs: OutputShape[] = [];
  const taken = new Map<string, string>();
  for (const record of declaredPorts(ports, sink)) {
    if (record.direction === "output") {
      const output = of === "command" ? readOutput(record, ports, sink) : undefined;
      if (output) outputs.push(output);
      if (of !== "command") {
        const hint = of === "pipeline" ? "a pipeline's outputs are what build() returns" : "a group has inputs only";
        sink.add(diagnosticAt(record.site, "AZML118", `@output ${ports.name}.${record.property} stands in a ${of}`, { hint }));
      }
    } else {
      const input = readInput(record, ports, of, defaults, sink, [...outer, ports]);
      if (input) inputs.push(input);
    }
    const wire = [...inputs, ...outputs].find((port) => port.property === record.property)?.wire.toLowerCase();
    const other = wire === undefined ? undefined : taken.get(wire);
    if (other !== undefined) {
      const message = `the ports ${other} and ${record.property} of ${ports.name} have the same name "${wire}"`;
      sink.add(diagnosticAt(record.site, "AZML105", message, { hint: 'give one of them another with { name: "…" }; case does not count' }));
    }
    if (wire !== undefined) taken.set(wire, record.property);
  }
  return { inputs, outputs };
}

function readOutput(record: PortRecord, ports: Class, sink: DiagnosticSink): OutputShape | undefined {
  const kind = readKind(record, ports.name, sink);
  if (!kind) return undefined;
  const { name, ...port } = readOutputPort(record, kind, ports.name, sink);
  const wire = readWireName(record, name, ports.name, sink);
  return wire === undefined ? undefined : { property: record.property, wire, port };
}

function readInput(
  record: PortRecord,
  ports: Class,
  of: PortsOwner,
  defaults: object | undefined,
  sink: DiagnosticSink,
  outer: readonly Class[],
): InputShape | undefined {
  const group = typeof record.type === "function" ? classOf(record.type) : undefined;
  if (group) return readGroup(record, ports, group, of, sink, outer);
  const kind = readKind(record, ports.name, sink);
  if (!kind) return undefined;
  const { name, ...declared } = readInputPort(record, kind, ports.name, sink);
  const wire = readWireName(record, name, ports.name, sink);
  if (wire === undefined) return undefined;
  const what = `${ports.name}.${record.property}`;
  if (of === "group" && !isPrimitiveKind(kind)) {
    const message = `${what} is ${aKind(kind)} input in a group`;
    sink.add(diagnosticAt(record.site, "AZML117", message, { hint: "a group holds strings, numbers, booleans and other groups" }));
    return undefined;
  }
  const value = initialValue(defaults, record, declared.default, what, sink);
  if (value === undefined) return { property: record.property, wire, port: declared };
  if (!isPrimitiveKind(kind)) {
    const message = `${what} is ${aKind(kind)} input with the initial value ${describe(value)}`;
    sink.add(diagnosticAt(record.site, "AZML107", message, { hint: "files, folders, tables and models have no default" }));
    // As far as its author is concerned the input may be left out.
    return { property: record.property, wire, port: { ...declared, optional: true } };
  }
  const problem = valueProblem(value, declared);
  if (problem) {
    const message = `the default of ${what} has to be ${problem.wanted}, not ${describe(value)}`;
    sink.add(diagnosticAt(record.site, problem.about === "range" ? "AZML108" : "AZML107", message, { focus: record.property }));
  }
  return { property: record.property, wire, port: { ...declared, default: value as Literal } };
}

function initialValue(
  defaults: object | undefined,
  record: PortRecord,
  stated: Literal | undefined,
  what: string,
  sink: DiagnosticSink,
): unknown {
  const initial: unknown = defaults && Reflect.get(defaults, record.property);
  if (initial !== undefined && stated !== undefined && initial !== stated) {
    const message = `${what} has two defaults: ${describe(stated)} in @input, ${describe(initial)} as its initial value`;
    sink.add(diagnosticAt(record.site, "AZML107", message, { focus: record.property, hint: "keep one of them" }));
  }
  return initial ?? stated;
}

function readGroup(
  record: PortRecord,
  ports: Class,
  group: Class,
  of: PortsOwner,
  sink: DiagnosticSink,
  outer: readonly Class[],
): InputShape | undefined {
  const what = `${ports.name}.${record.property}`;
  if (of === "command") {
    const message = `${what} is a group in a command component`;
    sink.add(
      diagnosticAt(record.site, "AZML117", message, { hint: "Azure ML has groups on pipelines only: give the component single inputs" }),
    );
    return undefined;
  }
  const options = (record.options ?? {}) as { name?: unknown };
  const wire = readWireName(record, options.name, ports.name, sink);
  if (wire === undefined) return undefined;
  if (outer.includes(group)) {
    sink.add(
      diagnosticAt(record.site, "AZML117", `the group ${group.name} of ${what} contains itself`, { hint: "declare its inputs singly" }),
    );
    return undefined;
  }
  const nested = readPorts(group, "group", instantiate(group), sink, outer).inputs;
  if (nested.length === 0) {
    sink.add(
      diagnosticAt(record.site, "AZML117", `the group ${group.name} of ${what} has no @input`, { hint: "decorate its fields with @input" }),
    );
  }
  return { property: record.property, wire, group: nested.map((input) => prefixed(input, wire)) };
}

function prefixed(input: InputShape, prefix: string): InputShape {
  const wire = `${prefix}.${input.wire}`;
  return "group" in input ? { ...input, wire, group: input.group.map((inner) => prefixed(inner, prefix)) } : { ...input, wire };
}
