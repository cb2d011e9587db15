import { ownComponent } from "../../model/own-component.js";
import type { Node } from "../../model/pipeline.js";
import type { InputPort } from "../../model/port.js";
import { byName } from "../../util/by-name.js";

/**
 * Inputs that the nodes of a job ask for and the job does not name, where every node can do without: optional inputs without a value.
 * YAML has no other way to write one (azure-ai-ml refuses `{ type: string, optional: true }` in a job), and azure-ai-ml sends the bindings.
 */
export function unsaidInputs(
  jobs: Readonly<Record<string, Node>>,
  declared: Readonly<Record<string, InputPort>>,
): Record<string, InputPort> {
  const unsaid = byName<InputPort>();
  const needed = new Set<string>();
  for (const node of Object.values(jobs)) {
    const ports = ownComponent(node)?.inputs;
    for (const [name, value] of Object.entries(node.inputs)) {
      if (value.kind !== "binding" || value.binding.source !== "pipeline_input" || value.binding.input in declared) continue;
      const port = ports?.[name];
      if (port?.optional === true) unsaid[value.binding.input] ??= { kind: port.kind, optional: true };
      else needed.add(value.binding.input);
    }
  }
  return Object.fromEntries(Object.entries(unsaid).filter(([name]) => !needed.has(name)));
}
