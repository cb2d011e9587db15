import { findBindings } from "./find-bindings.js";
import { wireName } from "./name.js";
import type { Node } from "./pipeline.js";
import type { Binding } from "./value.js";

/** Settings that the model calls otherwise than YAML does. */
const yamlKeys: Readonly<Record<string, string>> = { from: "source", to: "sink" };

/** A binding somewhere in a node. */
export interface NodeReference {
  readonly binding: Binding;
  /** Behind the node's path: `inputs.data`, `compute`, `environment_variables`. */
  readonly path: string;
  /** The input whose whole value the binding is. */
  readonly input?: string;
}

/** Every binding of a node: in its inputs, and in its settings (compute, limits, environment variables, items of a loop, …). */
export function nodeReferences(node: Node): NodeReference[] {
  const { component: _, inputs, location: __, name: ___, ...settings } = node;
  return [
    ...Object.entries(inputs).flatMap(([input, value]): NodeReference[] => {
      const path = `inputs.${input}`;
      return value.kind === "binding"
        ? [{ binding: value.binding, path, input }]
        : bindingsWithin(value).map((binding) => ({ binding, path }));
    }),
    ...Object.entries(settings).flatMap(([key, value]) =>
      bindingsWithin(value).map((binding) => ({ binding, path: yamlKeys[key] ?? wireName(key) })),
    ),
  ];
}

/** Bindings in texts and in values of inputs, however deep. */
function bindingsWithin(value: unknown): Binding[] {
  if (typeof value === "string") return findBindings(value);
  if (typeof value !== "object" || value === null) return [];
  if ("kind" in value && value.kind === "binding" && "binding" in value) return [value.binding as Binding];
  return Object.values(value).flatMap(bindingsWithin);
}

/** The node that a binding waits for; undefined for a pipeline input. */
export function referencedNode(binding: Binding): string | undefined {
  return binding.source === "pipeline_input" ? undefined : binding.node;
}
