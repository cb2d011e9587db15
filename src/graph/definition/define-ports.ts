import { diagnosticAt } from "../../diagnostics/report.js";
import type { WrittenDefinition } from "../../dsl/definition.js";
import { assetKinds, isPortKind, type PortKind, primitiveKinds } from "../../model/kind.js";
import { portNamePattern } from "../../model/name.js";
import type { InputPort, OutputPort } from "../../model/port.js";
import { compact } from "../../util/compact.js";
import { didYouMean } from "../../util/did-you-mean.js";
import type { GraphContext } from "../graph-context.js";
import { describe, isPlainObject } from "../options/describe.js";
import type { Fields } from "../options/field.js";
import { readOptions } from "../options/read-options.js";
import type { InputShape, OutputShape } from "../shape.js";
import { checkDefault, inputFields, inputPort, outputFields, outputPort } from "../port-options.js";

const definedInputFields = { type: "string", ...inputFields } as const satisfies Fields;
const definedOutputFields = { type: "string", ...outputFields, earlyAvailable: "boolean" } as const satisfies Fields;

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
    const fields = side === "input" ? definedInputFields : definedOutputFields;
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

function definedInput(kind: PortKind, options: Record<string, unknown>, optional: boolean, complain: Complain): InputPort {
  const port = inputPort(kind, { ...options, optional }, complain);
  checkDefault(port, complain);
  return port;
}

function definedOutput(kind: PortKind, options: Record<string, unknown>, complain: Complain): OutputPort {
  const early = options["earlyAvailable"] === true ? (true as const) : undefined;
  return compact({ ...outputPort(kind, options, complain), earlyAvailable: early });
}
