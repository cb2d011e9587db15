import pc from "picocolors";
import { plural } from "../../reporters/plural.js";
import { shownNumber } from "../../reporters/shown-metrics.js";
import { shownDuration } from "../../reporters/shown-time.js";
import { type Cell, table } from "../../reporters/table.js";
import type { FileChanges } from "../../compare/compare-files.js";
import type { Change, Comparison, NodeComparison } from "../../compare/compare-jobs.js";

/** Files that are named of each sort; the rest is counted. */
const named = 5;

/** A comparison for people: what is not the same, node by node. */
export function shownComparison(
  { jobs: [first, second], equal, changes, nodes }: Comparison,
  options: { readonly colors: boolean },
): string {
  const colors = pc.createColors(options.colors);
  if (equal) return `${first} and ${second} are the same but for their names and times.\n`;
  const lines = [`${colors.bold(first)} → ${colors.bold(second)}`, ...rowsOf(changes)];
  const same = nodes.filter((node) => node.only === undefined && node.changes.length === 0);
  for (const node of nodes) {
    if (node.only !== undefined) lines.push(`${colors.bold(node.path)}: only in ${node.only === "first" ? first : second}`);
    else if (node.changes.length > 0) lines.push(colors.bold(node.path), ...rowsOf(node.changes, timeOf(node)));
  }
  if (same.length > 0) lines.push(colors.dim(`The same: ${shortened(same.map(({ path }) => path))}`));
  return `${lines.join("\n")}\n`;
}

function rowsOf(changes: readonly Change[], time: readonly Cell[][] = []): string[] {
  return table([...changes.map((change): Cell[] => [{ text: `  ${change.what}` }, { text: told(change) }]), ...time]);
}

function timeOf({ seconds: { before, after } }: NodeComparison): Cell[][] {
  if (before === undefined || after === undefined) return [];
  return [[{ text: "  time" }, { text: `${shownDuration(before * 1000)} → ${shownDuration(after * 1000)}` }]];
}

function told({ before, after, difference, files, is }: Change): string {
  if (files) return toldFiles(files);
  if (is !== undefined) return is;
  if (before === undefined) return `new: ${shown(after)}`;
  if (after === undefined) return `gone: ${shown(before)}`;
  const by = difference === undefined ? "" : ` (${difference > 0 ? "+" : ""}${shownNumber(difference)})`;
  return `${shown(before)} → ${shown(after)}${by}`;
}

function shown(value: string | number | undefined): string {
  return typeof value === "number" ? shownNumber(value) : (value ?? "");
}

function toldFiles({ added, removed, changed }: FileChanges): string {
  const parts = [
    ["changed", changed],
    ["new", added],
    ["gone", removed],
  ] as const;
  return parts.flatMap(([word, files]) => (files.length > 0 ? [`${word}: ${shortened(files)}`] : [])).join("; ");
}

function shortened(names: readonly string[]): string {
  const rest = names.length - named;
  return rest > 1 ? `${names.slice(0, named).join(", ")} and ${plural(rest, "other")}` : names.join(", ");
}
