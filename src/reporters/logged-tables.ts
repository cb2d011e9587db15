import type { NodeRecord } from "../workspace/job-record.js";
import { shownLine } from "./shown-line.js";
import type { Colors } from "./status-style.js";
import { type Cell, table } from "./table.js";

/** Longest value, and most things of one node, that a person reads at a glance. */
const longest = 40;
const most = 12;

/** Parameters, tags and kept files of nodes that have any: a table for each sort. All of them are in the JSON of a job. */
export function loggedTables(nodes: readonly NodeRecord[], mostRows: number, colors: Colors): readonly string[][] {
  const section = (title: string, textsOf: (node: NodeRecord) => readonly string[]): string[] => {
    const rows = nodes.flatMap((node): Cell[][] => {
      const texts = textsOf(node);
      return texts.length === 0 ? [] : [[{ text: node.path }, { text: shortened(texts).join("  ") }]];
    });
    if (rows.length === 0) return [];
    const hidden = rows.length - mostRows;
    return [colors.dim(title), ...table(rows.slice(0, mostRows)), ...(hidden > 0 ? [colors.dim(`… and of ${hidden} more nodes`)] : [])];
  };
  return [
    section("parameters", ({ params = {} }) => pairs(params)),
    // What MLflow tells itself by tags.
    section("tags", ({ tags = {} }) => pairs(tags).filter((text) => !text.startsWith("mlflow."))),
    section("artifacts", ({ artifacts = {} }) => topLevel(Object.keys(artifacts))),
  ];
}

function pairs(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).map(
    ([key, value]) => `${key} ${value.length > longest ? `${shownLine(value.slice(0, longest))}…` : shownLine(value)}`,
  );
}

function shortened(texts: readonly string[]): readonly string[] {
  return texts.length <= most ? texts : [...texts.slice(0, most), `… and ${texts.length - most} more`];
}

/** `note.txt`, `model/ (5 files)`. */
function topLevel(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    const at = name.indexOf("/");
    const top = at < 0 ? name : name.slice(0, at + 1);
    counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  return [...counts].map(([top, count]) => shownLine(top.endsWith("/") ? `${top} (${count} file${count === 1 ? "" : "s"})` : top));
}
