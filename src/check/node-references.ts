import { findBindings } from "../model/find-bindings.js";
import { wireName } from "../model/name.js";
import type { Node } from "../model/pipeline.js";
import type { Binding } from "../model/value.js";

/** A binding somewhere in a node. */
export interface NodeReference {
  readonly binding: Binding;
  /** Behind the node's path: `inputs.data`, `compute`, `environment_variables`. */
  readonly path: string;
  /** The input whose whole value the binding is. */
  readonly input?: string;
}

/** Every binding of a node: in its inputs, and in the texts of its settings (compute, limits, environment variables, …). */
export function nodeReferences(node: Node): NodeReference[] {
  const references: NodeReference[] = [];
  for (const [input, value] of Object.entries(node.inputs)) {
    const path = `inputs.${input}`;
    if (value.kind === "binding") references.push({ binding: value.binding, path, input });
    else if (value.kind !== "literal") references.push(...inTexts(value, path));
  }
  const { component: _, inputs: __, location: ___, name: ____, ...settings } = node;
  for (const [key, value] of Object.entries(settings)) references.push(...inTexts(value, wireName(key)));
  return references;
}

function inTexts(value: unknown, path: string): NodeReference[] {
  if (typeof value === "string") return findBindings(value).map((binding) => ({ binding, path }));
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((inner) => inTexts(inner, path));
}

/** The node that a binding waits for; undefined for a pipeline input. */
export function referencedNode(binding: Binding): string | undefined {
  return binding.source === "pipeline_input" ? undefined : binding.node;
}
