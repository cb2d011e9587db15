import cliTruncate from "cli-truncate";
import stringWidth from "fast-string-width";
import type { NodePath } from "../events/run-event.js";
import type { Literal } from "../model/kind.js";
import type { NodeView } from "./run-view.js";
import { shownLine } from "./shown-line.js";
import { shownNumber } from "./shown-metrics.js";
import { padding } from "./table.js";

/** Widest value of a column: texts that a sweep chooses from may be long. */
const widest = 16;

/** What stands beside the trials of one sweep: a column for each hyperparameter and for each metric. */
export interface TrialTable {
  /** Path of the first trial that is shown: the header belongs above it. */
  readonly first: NodePath;
  readonly header: string;
  readonly rows: ReadonlyMap<NodePath, string>;
}

/** The tables of the trials among these nodes, by the path of their sweep. What the sweep itself logs is its first metric. */
export function trialTables(nodes: readonly NodeView[]): readonly TrialTable[] {
  const bySweep = new Map<NodePath, NodeView[]>();
  for (const node of nodes) {
    if (node.hyperparameters === undefined) continue;
    const sweep = node.path.slice(0, node.path.lastIndexOf("/"));
    bySweep.set(sweep, [...(bySweep.get(sweep) ?? []), node]);
  }
  return [...bySweep].map(([sweep, trials]) =>
    tableOf(
      trials,
      nodes.find(({ path }) => path === sweep),
    ),
  );
}

function tableOf(trials: readonly NodeView[], sweep: NodeView | undefined): TrialTable {
  const inputs = new Set(trials.flatMap(({ hyperparameters = {} }) => Object.keys(hyperparameters)));
  const metrics = new Set([sweep?.metrics ?? {}, ...trials.map((trial) => trial.metrics)].flatMap((logged) => Object.keys(logged)));
  const columns = [
    ...[...inputs].map((name) => column(name, trials, ({ hyperparameters = {} }) => hyperparameters[name])),
    ...[...metrics].map((name) => column(name, trials, (trial) => trial.metrics[name])),
  ];
  const line = (at: number): string =>
    columns
      .map((cells) => cells[at] ?? "")
      .join("  ")
      .trimEnd();
  return {
    first: trials[0]?.path ?? "",
    header: line(0),
    rows: new Map(trials.map(({ path }, at) => [path, line(at + 1)])),
  };
}

/** The name and the values below it, all of one width. */
function column(name: string, trials: readonly NodeView[], valueOf: (trial: NodeView) => Literal | undefined): string[] {
  const cells = [name, ...trials.map((trial) => shown(valueOf(trial)))];
  const width = Math.max(...cells.map((cell) => stringWidth(cell)));
  return cells.map((cell) => cell + padding(cell, width));
}

function shown(value: Literal | undefined): string {
  if (value === undefined) return "";
  return typeof value === "number" ? shownNumber(value) : cliTruncate(shownLine(String(value)), widest);
}
