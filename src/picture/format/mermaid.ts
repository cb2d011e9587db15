import type { GraphNode, JobGraph } from "../job-graph.js";
import { childrenOf } from "./children-of.js";

/** Shapes of Mermaid's flow charts, by kind; a box of corners for the others. */
const shapes: Partial<Record<GraphNode["kind"], readonly [string, string]>> = {
  input: ["[(", ")]"],
  output: ["([", "])"],
  if_else: ["{{", "}}"],
  sweep: ["[[", "]]"],
  parallel: ["[[", "]]"],
};

/**
 * A graph as a flow chart of Mermaid, which pages on GitHub draw.
 *
 * @example mermaid(graph) // "flowchart TD\n  n0[train]\n  n1[score]\n  n0 -->|model| n1\n"
 */
export function mermaid({ nodes, edges }: JobGraph): string {
  const ids = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  const children = childrenOf(nodes);
  const draw = (node: GraphNode, indent: string): string[] => {
    const within = children.get(node.id) ?? [];
    const id = ids.get(node.id) ?? "";
    if (within.length > 0) {
      return [`${indent}subgraph ${id} [${quoted(titleOf(node))}]`, ...within.flatMap((one) => draw(one, `${indent}  `)), `${indent}end`];
    }
    const [open, close] = shapes[node.kind] ?? ["[", "]"];
    return [`${indent}${id}${open}${quoted(titleOf(node))}${close}`];
  };
  const lines = edges.map(({ from, to, output, input, kind }) => {
    const label = kind === "control" ? (output ?? input) : output === input ? output : [output, input].filter(Boolean).join(" → ");
    const arrow = kind === "control" ? "-.->" : "-->";
    return `  ${ids.get(from)} ${arrow}${label === undefined || label === "" ? "" : `|${quoted(label)}|`} ${ids.get(to)}`;
  });
  return `${["flowchart TD", ...(children.get(undefined) ?? []).flatMap((node) => draw(node, "  ")), ...lines].join("\n")}\n`;
}

function titleOf({ name, component, kind }: GraphNode): string {
  return component === undefined || component === name || kind === "pipeline" ? name : `${name}\n${component}`;
}

/** Mermaid knows its own escapes: `#quot;`, and `<br>` for a new line. */
function quoted(text: string): string {
  const safe = text.replaceAll("#", "#35;").replaceAll('"', "#quot;").replaceAll("<", "#lt;").replaceAll(">", "#gt;");
  return `"${safe.replaceAll("\n", "<br>")}"`;
}
