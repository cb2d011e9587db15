import { runningFile } from "../model/location.js";
import { realpathSync } from "node:fs";
import type { DiagnosticSink } from "../diagnostics/sink.js";
import type { CommandComponent } from "../model/command-component.js";

/**
 * The bodies whose classes a bundle can import, without those that stand in the script that runs, which are reported: a bundle imports the file of its
 * class, and a script cannot be imported before its top has run to the end.
 */
export function withoutRunningScript<Owner>(
  bodies: ReadonlyMap<CommandComponent, Owner>,
  sink: DiagnosticSink,
): Map<CommandComponent, Owner> {
  const others = new Map(bodies);
  for (const component of bodies.keys()) {
    const { name, location } = component;
    if (location === undefined || !isRunningScript(runningFile(location))) continue;
    const message = `the component ${name} stands in the script that runs, which would wait for itself`;
    const hint = "move it to a file of its own that exports it, and import it from there";
    sink.add({ code: "AZML586", severity: "error", message, location, hint });
    others.delete(component);
  }
  return others;
}

function isRunningScript(file: string): boolean {
  const [, script] = process.argv;
  try {
    return script !== undefined && realpathSync(script) === realpathSync(file);
  } catch {
    return false;
  }
}
