import { diagnosticAt } from "../diagnostics/report.js";
import type { WrittenLoad } from "../dsl/load-component.js";
import type { Component } from "../model/pipeline.js";
import { aKind, isPortKind } from "../model/kind.js";
import { type InputPort, isRequired } from "../model/port.js";
import { didYouMean } from "../util/did-you-mean.js";
import type { GraphContext } from "./graph-context.js";
import { describe, isPlainObject } from "./options/describe.js";
import { readNamedFile } from "./read-named-file.js";
import type { ComponentShape } from "./shape.js";

/** The component that a file holds. Its ports keep their YAML names. */
export function loadShape(load: WrittenLoad, context: GraphContext): ComponentShape | undefined {
  if (typeof load.path !== "string" || load.path === "") {
    const hint = "give the path of a component's YAML file, relative to this one";
    context.sink.add(diagnosticAt(load.site, "AZML202", `loadComponent() was given ${describe(load.path)} in place of a path`, { hint }));
    return undefined;
  }
  const component = readNamedFile(load.path, load.site, context, (file, sink) => context.files.component(file, sink));
  if (!component) return undefined;
  if (component.kind === "automl") {
    const hint = "search for a model with automl.classification(…), or one of its siblings";
    context.sink.add(diagnosticAt(load.site, "AZML202", `${load.path} is a component of type automl, which no step can use`, { hint }));
    return undefined;
  }
  comparePorts("inputs", load, component, context);
  comparePorts("outputs", load, component, context);
  return {
    label: component.name,
    name: component.name,
    component,
    site: load.site,
    inputs: Object.entries(component.inputs).map(([wire, port]) => ({ property: wire, wire, port })),
    outputs: Object.entries(component.outputs).map(([wire, port]) => ({ property: wire, wire, port })),
  };
}

/** What the TypeScript says of the ports has to be what the file says. */
function comparePorts(side: "inputs" | "outputs", load: WrittenLoad, component: Component, context: GraphContext): void {
  const stated: unknown = load.ports?.[side];
  if (stated === undefined) return;
  const word = side.slice(0, -1);
  const complain = (focus: string, message: string, hint: string): void =>
    context.sink.add(diagnosticAt(load.site, "AZML224", message, { focus, hint, notes: [`in ${load.path}`] }));
  if (!isPlainObject(stated)) {
    complain(
      side,
      `the ${side} given for ${component.name} are not an object but ${describe(stated)}`,
      `write { ${side}: { name: "kind" } }`,
    );
    return;
  }
  for (const [name, given] of Object.entries(stated)) {
    const port = component[side][name];
    const place = `${word} "${name}" of ${component.name}`;
    const kind = typeof given === "string" ? given.replace(/\?$/, "") : given;
    if (!port) {
      const known = Object.keys(component[side]);
      const meant = didYouMean(name, known);
      complain(
        name,
        `${component.name} has no ${word} "${name}"`,
        meant ? `did you mean "${meant}"?` : `its ${side}: ${known.join(", ") || "none"}`,
      );
    } else if (port.kind !== kind) {
      complain(name, `${place} is ${aKind(port.kind)}, not ${isPortKind(kind) ? aKind(kind) : describe(kind)}`, `write "${port.kind}"`);
    } else if (side === "inputs" && given !== kind && isRequired(port as InputPort)) {
      complain(name, `${place} may not be left out`, `write "${port.kind}" without the question mark`);
    }
  }
  if (side === "outputs") return;
  for (const [name, port] of Object.entries(component.inputs)) {
    if (!(name in stated) && isRequired(port))
      complain("inputs", `the ports do not name the input "${name}" of ${component.name}`, `add ${name}: "${port.kind}"`);
  }
}
