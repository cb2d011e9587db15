import type { GraphNode, JobGraph } from "../job-graph.js";
import { childrenOf } from "./children-of.js";

/** Shapes of Graphviz, by kind; a box for the others. */
const shapes: Partial<Record<GraphNode["kind"], string>> = {
  input: "cylinder",
  output: "oval",
  if_else: "diamond",
  sweep: "box3d",
  parallel: "box3d",
};

/**
 * A graph in the language of Graphviz.
 *
 * @example dot(graph) // 'digraph {\n  …\n  "train" -> "score" [label="model"];\n}\n'
 */
export function dot({ nodes, edges }: JobGraph): string {
  const children = childrenOf(nodes);
  const ids = new Map(nodes.map(({ id }) => [id, id]));
  // An edge of a cluster goes from or to a node in it, and is cut at its border.
  const anchorOf = (id: string): string => {
    const first = children.get(id)?.[0];
    return first === undefined ? id : anchorOf(first.id);
  };
  const clusterOf = (id: string): string | undefined => (children.has(id) ? `cluster_${ids.get(id)}` : undefined);
  const draw = (node: GraphNode, indent: string): string[] => {
    const within = children.get(node.id) ?? [];
    if (within.length === 0) {
      const label = node.component === undefined || node.component === node.name ? node.name : `${node.name}\n${node.component}`;
      return [`${indent}${quoted(node.id)} [label=${quoted(label)}, shape=${shapes[node.kind] ?? "box"}];`];
    }
    return [
      `${indent}subgraph ${quoted(`cluster_${node.id}`)} {`,
      `${indent}  label=${quoted(node.name)};`,
      ...within.flatMap((one) => draw(one, `${indent}  `)),
      `${indent}}`,
    ];
  };
  const lines = edges.map(({ from, to, output, input, kind }) => {
    const attributes = [
      ["label", [...new Set([output, input])].filter(Boolean).join(" → ")],
      ["style", kind === "control" ? "dashed" : ""],
      ["ltail", clusterOf(from) ?? ""],
      ["lhead", clusterOf(to) ?? ""],
    ].flatMap(([name, value]) => (value === "" || value === undefined ? [] : [`${name}=${quoted(value)}`]));
    return `  ${quoted(anchorOf(from))} -> ${quoted(anchorOf(to))}${attributes.length > 0 ? ` [${attributes.join(", ")}]` : ""};`;
  });
  const head = ["digraph {", "  compound=true;", '  node [fontname="sans-serif"];'];
  return `${[...head, ...(children.get(undefined) ?? []).flatMap((node) => draw(node, "  ")), ...lines, "}"].join("\n")}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
