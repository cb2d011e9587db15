import { groupBy } from "../../util/group-by.js";
import type { DrawnGraph, DrawnNode } from "../drawn.js";
import { childrenOf } from "./children-of.js";
import { linesOf } from "./lines-of.js";
import type { CardState } from "./svg.js";

/** Shapes of Mermaid's flow charts, by kind; a box of corners for the others. */
const shapes: Partial<Record<DrawnNode["kind"], readonly [string, string]>> = {
  input: ["[(", ")]"],
  output: ["([", "])"],
  if_else: ["{{", "}}"],
  sweep: ["[[", "]]"],
  parallel: ["[[", "]]"],
};

/**
 * A graph as a flow chart of Mermaid, which pages on GitHub draw.
 *
 * @param stateOf what a node has come to, where the graph is of a job that ran: a class of that name has the colour
 * @example mermaid(graph) // "flowchart TD\n  n0[train]\n  n1[score]\n  n0 -->|model| n1\n"
 */
export function mermaid({ nodes, edges }: DrawnGraph, stateOf: (id: string) => CardState | undefined = () => undefined): string {
  const ids = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  const children = childrenOf(nodes);
  const draw = (node: DrawnNode, indent: string): string[] => {
    const within = children.get(node.id) ?? [];
    const id = ids.get(node.id) ?? "";
    if (within.length > 0) {
      return [
        `${indent}subgraph ${id} [${quoted(linesOf(node, stateOf(node.id)).join("\n"))}]`,
        ...within.flatMap((one) => draw(one, `${indent}  `)),
        `${indent}end`,
      ];
    }
    const [open, close] = shapes[node.kind] ?? ["[", "]"];
    return [`${indent}${id}${open}${quoted(linesOf(node, stateOf(node.id)).join("\n"))}${close}`];
  };
  const lines = edges.map(({ from, to, output, input, kind }) => {
    const label = kind === "control" ? (output ?? input) : output === input ? output : [output, input].filter(Boolean).join(" → ");
    const arrow = kind === "control" ? "-.->" : "-->";
    return `  ${ids.get(from)} ${arrow}${label === undefined || label === "" ? "" : `|${quoted(label)}|`} ${ids.get(to)}`;
  });
  const states = groupBy(
    nodes.flatMap(({ id }) => {
      const state = stateOf(id);
      return state === undefined ? [] : [{ id: ids.get(id) ?? "", ...state }];
    }),
    ({ text }) => text,
  );
  const classes = [...states].flatMap(([text, all]) => {
    const name = text.replace(/\W+/g, "_");
    return [`  classDef ${name} stroke:${all[0]?.color},stroke-width:2px`, `  class ${all.map(({ id }) => id).join(",")} ${name}`];
  });
  return `${["flowchart TD", ...(children.get(undefined) ?? []).flatMap((node) => draw(node, "  ")), ...lines, ...classes].join("\n")}\n`;
}

const escapes: Readonly<Record<string, string>> = {
  "#": "#35;",
  '"': "#quot;",
  "<": "#lt;",
  ">": "#gt;",
  "&": "#amp;",
  // A text in backticks would be Markdown.
  "`": "#96;",
  "\n": "<br>",
};

/** Mermaid knows its own escapes, and `<br>` for a new line. */
function quoted(text: string): string {
  return `"${text.replace(/[#"<>&`\n]/g, (letter) => escapes[letter] ?? letter)}"`;
}
