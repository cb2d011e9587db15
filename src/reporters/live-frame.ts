import cliTruncate from "cli-truncate";
import stringWidth from "fast-string-width";
import { shownHyperparameters } from "./shown-hyperparameters.js";
import { shownLine } from "./shown-line.js";
import { shownMetrics } from "./shown-metrics.js";
import { shownDuration } from "./shown-time.js";
import { isWorking, type NodeView, type RunView } from "./run-view.js";
import { type Colors, statusPaint, statusSign } from "./status-style.js";
import { padding } from "./table.js";
import { trialTables } from "./trial-table.js";
import { visibleNodes } from "./visible-nodes.js";

export interface FrameOptions {
  readonly columns: number;
  readonly rows: number;
  readonly colors: Colors;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Cells between the name of a node and what is told of it: its sign, its time, and what is between them. */
const beforeFacts = 2 + 2 + 7 + 2;

/** One picture of a running job, at most `rows - 1` lines of at most `columns` cells. */
export function liveFrame(view: RunView, options: FrameOptions): string {
  const { columns, rows, colors } = options;
  const all = trialTables(view.nodes);
  const headers = Math.min(all.length, Math.floor(rows / 8));
  // The line of the job, a line of counts, and the line that the cursor stands in.
  const { nodes, hidden } = visibleNodes(view.nodes, Math.max(1, rows - 3 - headers));
  const isWhole = hidden.size === 0;
  // Out of their tree, nodes go by their whole path.
  const labels = nodes.map((node) => (isWhole ? { indent: "  ".repeat(node.depth), name: node.name } : { indent: "", name: node.path }));
  const width = Math.min(Math.floor(columns / 2), Math.max(0, ...labels.map(({ indent, name }) => stringWidth(indent + name))));
  // Trials of more sweeps than there is room for headers say the name of each value themselves.
  const tables = all.length <= headers ? trialTables(nodes) : [];
  const lines = [headline(view, options)];
  for (const [at, node] of nodes.entries()) {
    const { indent = "", name = "" } = labels[at] ?? {};
    const header = tables.find(({ first }) => first === node.path)?.header;
    if (header !== undefined) lines.push(colors.dim(" ".repeat(width + beforeFacts) + header));
    const facts = tables.find(({ rows: trials }) => trials.has(node.path))?.rows.get(node.path) ?? shownFacts(node);
    lines.push(indent + nodeLine({ node, name, width: Math.max(1, width - indent.length), facts }, options));
  }
  if (!isWhole) lines.push(colors.dim(`  … ${[...hidden].map(([status, count]) => `${count} ${status}`).join(", ")}`));
  return lines.map((line) => cliTruncate(line, columns)).join("\n");
}

/** The names are cut before the status, the counts and the time are. */
function headline(view: RunView, { columns, colors, now }: FrameOptions): string {
  const steps = view.nodes.filter((node) => !node.isPipeline);
  const done = steps.filter((node) => node.status === "Completed").length;
  const paint = statusPaint(view.status, colors);
  const counts = `  ${view.status}  ${done}/${steps.length}  ${shownDuration(now - view.createdAt)}`;
  const names = view.displayName === "" ? view.job : `${colors.bold(view.displayName)} ${colors.dim(view.job)}`;
  return cliTruncate(names, Math.max(1, columns - counts.length)) + counts.replace(view.status, paint);
}

/** Hyperparameters and metrics: `learning_rate 0.01  accuracy 0.93`. */
function shownFacts({ hyperparameters, metrics }: NodeView): string {
  return [...shownHyperparameters(hyperparameters), shownMetrics(metrics)].filter((part) => part !== "").join("  ");
}

interface NodeLine {
  readonly node: NodeView;
  readonly name: string;
  /** Of the name. */
  readonly width: number;
  readonly facts: string;
}

function nodeLine({ node, name: fullName, width, facts }: NodeLine, { colors, now }: FrameOptions): string {
  const paint = statusPaint(node.status, colors);
  const name = cliTruncate(fullName, width, { position: "middle" });
  const started = node.startedAt;
  const time = started === undefined ? "" : shownDuration((node.endedAt ?? now) - started);
  const line = isWorking(node.status) || node.status === "Failed" ? shownLine(node.lastLine).trim() : shownLine(node.reason);
  const isPale = node.status === "NotStarted" || node.status === "Queued";
  return [
    `${paint(statusSign(node.status))} ${isPale ? colors.dim(name) : name}${padding(name, width)}`,
    time.padStart(7),
    node.attempt && colors.yellow(node.attempt),
    facts,
    line && colors.dim(line),
  ]
    .filter((part) => part !== "")
    .join("  ")
    .trimEnd();
}
