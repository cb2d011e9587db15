import { diagnosticAt } from "../diagnostics/report.js";
import type { WrittenLoad } from "../dsl/load-component.js";
import type { Component } from "../model/component.js";
import { aKind, type PortKind } from "../model/kind.js";
import { didYouMean } from "../util/did-you-mean.js";
import type { GraphContext } from "./graph-context.js";
import type { ComponentShape } from "./shape.js";
import { writtenPath } from "./written-path.js";

/** The component that a file holds. Its ports keep their YAML names. */
export function loadShape(load: WrittenLoad, context: GraphContext): ComponentShape | undefined {
  const component = context.files.component(writtenPath(load.path, load.site, context.folder), context.sink);
  if (!component) return undefined;
  comparePorts(load, component, context);
  return {
    label: component.name,
    component,
    site: load.site,
    inputs: Object.entries(component.inputs).map(([wire, port]) => ({ property: wire, wire, port })),
    outputs: Object.entries(component.outputs).map(([wire, port]) => ({ property: wire, wire, port })),
  };
}

/** What the TypeScript says of the ports has to be what the file says. */
function comparePorts(load: WrittenLoad, component: Component, context: GraphContext): void {
  const complain = (focus: string, message: string, hint: string): void =>
    context.sink.add(diagnosticAt(load.site, "AZML224", message, { focus, hint, notes: [`in ${load.path}`] }));
  for (const direction of ["inputs", "outputs"] as const) {
    const word = direction.slice(0, -1);
    const stated: Readonly<Record<string, string>> | undefined = load.ports?.[direction];
    if (!stated) continue;
    for (const [name, text] of Object.entries(stated)) {
      const port = component[direction][name];
      const kind = text.replace(/\?$/, "");
      if (!port) {
        const known = Object.keys(component[direction]);
        const meant = didYouMean(name, known);
        complain(name, `${component.name} has no ${word} "${name}"`, meant ? `did you mean "${meant}"?` : `its ${direction}: ${known.join(", ") || "none"}`);
      } else if (port.kind !== kind) complain(name, `${word} "${name}" of ${component.name} is ${aKind(port.kind)}, not ${aKind(kind as PortKind)}`, `write "${port.kind}"`);
      else if (direction === "inputs" && text.endsWith("?") && !("optional" in port || "default" in port)) {
        complain(name, `input "${name}" of ${component.name} may not be left out`, `write "${kind}" without the question mark`);
      }
    }
    if (direction === "inputs") {
      for (const [name, port] of Object.entries(component.inputs)) {
        if (!(name in stated) && !port.optional && port.default === undefined) complain("inputs", `the ports do not name the input "${name}" of ${component.name}`, `add ${name}: "${port.kind}"`);
      }
    }
  }
}
