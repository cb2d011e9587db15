import type { BodySpec } from "../execute/body-spec.js";
import type { BodyCode } from "../model/code.js";
import type { CommandComponent } from "../model/command-component.js";
import { compact } from "../util/compact.js";

/** The ports of a component, as its body needs them at run time. */
export function bodySpecOf(component: CommandComponent, code: BodyCode): BodySpec {
  const property = (wire: string): string => code.properties[wire] ?? wire;
  return compact({
    component: component.name,
    inputs: Object.entries(component.inputs).map(([wire, port]) =>
      compact({
        wire,
        property: property(wire),
        kind: port.kind,
        optional: port.optional ? (true as const) : undefined,
        default: port.default,
        min: port.min,
        max: port.max,
        enum: port.enum,
      }),
    ),
    outputs: Object.entries(component.outputs)
      .filter(([wire]) => wire in code.properties)
      .map(([wire, { kind }]) => ({ wire, property: property(wire), kind })),
    returns: code.returns,
    method: code.method,
  });
}
