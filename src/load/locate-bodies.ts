import { runningFile } from "../model/location.js";
import type { BodySource } from "../bundle/bundle-bodies.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { BodyOwner } from "../graph/shape.js";
import type { CommandComponent } from "../model/command-component.js";
import { findExport } from "./find-export.js";

/** Where a bundle can import each body from; a class that no module exports is reported. */
export async function locateBodies(
  bodies: ReadonlyMap<CommandComponent, BodyOwner>,
  entry: string,
  sink: DiagnosticSink,
): Promise<Map<CommandComponent, BodySource>> {
  const sources = new Map<CommandComponent, BodySource>();
  for (const [component, { owner, ports }] of bodies) {
    const files = [...(component.location ? [runningFile(component.location)] : []), entry];
    const body = await findExport(owner, files);
    const portsClass = ports && (await findExport(ports, files));
    for (const [found, name] of [
      [body, owner.name],
      [ports ? portsClass : body, ports?.name ?? owner.name],
    ] as const) {
      if (found) continue;
      const message = `the class ${name} of the component ${component.name} is not exported`;
      sink.add({
        code: "AZML801",
        severity: "error",
        message,
        ...(component.location && { location: component.location }),
        hint: "write export before the class",
      });
    }
    if (body && (!ports || portsClass)) sources.set(component, { body, ...(portsClass && { ports: portsClass }) });
  }
  return sources;
}
