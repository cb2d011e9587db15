import type { Binding } from "./value.js";

/** White space inside the braces is tolerated, as azure-ai-ml does. */
const binding = /\$\{\{\s*parent\.(?:inputs\.([^\s}]+)|jobs\.([^\s.}]+)\.(inputs|outputs)\.([^\s}]+))\s*\}\}/g;

/**
 * Every binding in a text, in order.
 *
 * @example findBindings("${{parent.inputs.name}}_suffix") // [{ source: "pipeline_input", input: "name" }]
 */
export function findBindings(text: string): Binding[] {
  return [...text.matchAll(binding)].map(([, input, node = "", side, port = ""]): Binding => {
    if (input !== undefined) return { source: "pipeline_input", input };
    return side === "outputs" ? { source: "node_output", node, output: port } : { source: "node_input", node, input: port };
  });
}
