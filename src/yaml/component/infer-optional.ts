import { ownComponent } from "../../model/own-component.js";
import type { Node } from "../../model/pipeline.js";
import type { InputPorts } from "../../model/port.js";

/**
 * An input of a pipeline component that says nothing of being optional is optional when each of its bindings goes to an optional input of a
 * node, and there is one; it is then sent so. A binding inside a text does not count. Where bindings are mixed azure-ai-ml lets the last node
 * decide; here an input that some node needs is never optional.
 */
export function inferOptional(inputs: InputPorts, jobs: Readonly<Record<string, Node>>): InputPorts {
  const optional = new Map<string, boolean>();
  for (const node of Object.values(jobs)) {
    const ports = ownComponent(node)?.inputs;
    if (ports === undefined) continue;
    for (const [name, value] of Object.entries(node.inputs)) {
      if (value.kind !== "binding" || value.binding.source !== "pipeline_input") continue;
      const { input } = value.binding;
      optional.set(input, (optional.get(input) ?? true) && ports[name]?.optional === true);
    }
  }
  return Object.fromEntries(
    Object.entries(inputs).map(([name, port]) => [
      name,
      port.optional === undefined && optional.get(name) === true ? { ...port, optional: true } : port,
    ]),
  );
}
