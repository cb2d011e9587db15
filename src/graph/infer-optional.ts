import { ownComponent } from "../model/own-component.js";
import type { Node } from "../model/pipeline.js";
import type { InputPorts } from "../model/port.js";

/**
 * A pipeline input that says nothing of being optional is optional when every binding to it, and there is one, goes
 * to an optional input (semantics.md §20). Required wins when they are mixed.
 */
export function inferOptional(inputs: InputPorts, jobs: Readonly<Record<string, Node>>): InputPorts {
  const users = new Map<string, boolean[]>();
  for (const node of Object.values(jobs)) {
    const component = ownComponent(node);
    for (const [name, value] of Object.entries(node.inputs)) {
      if (value.kind !== "binding" || value.binding.source !== "pipeline_input" || component === undefined) continue;
      const optional = component.inputs[name]?.optional === true;
      users.set(value.binding.input, [...(users.get(value.binding.input) ?? []), optional]);
    }
  }
  return Object.fromEntries(
    Object.entries(inputs).map(([name, port]) => {
      const all = users.get(name);
      const optional = port.default === undefined && all?.every(Boolean);
      return [name, optional ? { ...port, optional: true as const } : port];
    }),
  );
}
