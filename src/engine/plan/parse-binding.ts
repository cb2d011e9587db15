import type { Binding } from "../../model/value.js";

/** `${{parent.inputs.x}}` or `${{parent.jobs.node.outputs.y}}` in a longer text; white space inside the braces is tolerated. */
const bindingPattern = /\$\{\{\s*parent\.(?:inputs\.([^\s}]+)|jobs\.([^\s.}]+)\.(inputs|outputs)\.([^\s}]+))\s*\}\}/g;

/**
 * Splits a text at its bindings.
 *
 * @example splitBindings("${{parent.inputs.name}}_suffix") // [{ source: "pipeline_input", input: "name" }, "_suffix"]
 */
export function splitBindings(text: string): (string | Binding)[] {
  const parts: (string | Binding)[] = [];
  let end = 0;
  for (const match of text.matchAll(bindingPattern)) {
    const [whole, input, node = "", side, port = ""] = match;
    if (match.index > end) parts.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (input !== undefined) parts.push({ source: "pipeline_input", input });
    else if (side === "outputs") parts.push({ source: "node_output", node, output: port });
    else parts.push({ source: "node_input", node, input: port });
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
