import type { DrawnGraph, DrawnNode } from "../drawn.js";
import { childrenOf } from "./children-of.js";
import { linesOf } from "./lines-of.js";
import type { CardState } from "./svg.js";

/** Shapes of Graphviz, by kind; a box for the others. */
const shapes: Partial<Record<DrawnNode["kind"], string>> = {
  input: "cylinder",
  output: "oval",
  if_else: "diamond",
  sweep: "box3d",
  parallel: "box3d",
};

/**
 * A graph in the language of Graphviz.
 *
 * @param stateOf what a node has come to, where the graph is of a job that ran
 * @example dot(graph) // 'digraph {\n  …\n  "train" -> "score" [label="model"];\n}\n'
 */
export function dot({ nodes, edges }: DrawnGraph, stateOf: (id: string) => CardState | undefined = () => undefined): string {
  const children = childrenOf(nodes);
  // An edge of a cluster goes from or to a node in it, and is cut at its border.
  const anchorOf = (id: string): string => {
    const first = children.get(id)?.[0];
    return first === undefined ? id : anchorOf(first.id);
  };
  const clusterOf = (id: string): string | undefined => (children.has(id) ? `cluster_${id}` : undefined);
  const draw = (node: DrawnNode, indent: string): string[] => {
    const within = children.get(node.id) ?? [];
    const state = stateOf(node.id);
    const label = quoted(linesOf(node, state).join("\n"));
    if (within.length === 0) {
      const color = state === undefined ? "" : `, color=${quoted(state.color)}, penwidth=2`;
      return [`${indent}${quoted(node.id)} [label=${label}, shape=${shapes[node.kind] ?? "box"}${color}];`];
    }
    return [
      `${indent}subgraph ${quoted(`cluster_${node.id}`)} {`,
      `${indent}  label=${label};`,
      ...(state === undefined ? [] : [`${indent}  color=${quoted(state.color)};`]),
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
