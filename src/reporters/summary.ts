import { sep } from "node:path";
import pc from "picocolors";
import type { RunStatus } from "../events/run-event.js";
import type { JobRecord, NodeRecord } from "../workspace/job-record.js";
import { loggedTables } from "./logged-tables.js";
import { shownHyperparameters } from "./shown-hyperparameters.js";
import { shownLine } from "./shown-line.js";
import { shownMetrics } from "./shown-metrics.js";
import { isAddress, shownPath } from "./shown-path.js";
import { durationBetween } from "./shown-time.js";
import { type Colors, statusPaint, statusSign } from "./status-style.js";
import { type Cell, table } from "./table.js";

/** Longest table of nodes and list of failures that a person reads; what is beyond is counted. */
const mostRows = 40;
const mostFailures = 5;

export interface SummaryOptions {
  readonly colors: boolean;
  readonly cwd: string;
  /** The last line: how to go on. */
  readonly next?: string | undefined;
}

/** What is said of a job that has ended: its nodes, metrics, outputs, logs, and why it failed. Ends with a line break. */
export function summary(record: JobRecord, options: SummaryOptions): string {
  const colors = pc.createColors(options.colors);
  const sections = [
    nodeTable(record.nodes, colors),
    metricTable(record.nodes, colors),
    ...loggedTables(record.nodes, mostRows, colors),
    places(record, options.cwd, colors),
    ...failures(record, options.cwd, colors),
    [headline(record, colors), ...(options.next === undefined ? [] : [options.next])],
  ];
  return `\n${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headline(record: JobRecord, colors: Colors): string {
  const { name, status, startedAt, endedAt, failure } = record;
  const took = durationBetween(startedAt, endedAt);
  const paint = statusPaint(status, colors);
  return `${paint(`${statusSign(status)} ${colors.bold(shownLine(name))} ${status}`)}${took && ` in ${took}`}${failure ? `: ${shownLine(failure.message)}` : ""}`;
}

function nodeTable(nodes: readonly NodeRecord[], colors: Colors): string[] {
  if (nodes.length === 0) return [];
  const shown = nodes.length <= mostRows ? nodes : nodes.filter(({ status }) => status !== "Completed").slice(0, mostRows);
  const header: Cell[] = ["node", "status", "time", ""].map((text) => ({ text, paint: colors.dim }));
  const rows = shown.map((node): Cell[] => {
    const { path, status, startedAt, endedAt, reason, attempts, hyperparameters } = node;
    const notes = [shownHyperparameters(hyperparameters).join("  "), attempts === undefined ? "" : `${attempts} tries`, reason ?? ""];
    return [
      { text: shown === nodes ? indented(path) : path },
      { text: `${statusSign(status)} ${status}`, paint: statusPaint(status, colors) },
      { text: durationBetween(startedAt, endedAt) },
      { text: notes.filter((note) => note !== "").join(", "), paint: colors.dim },
    ];
  });
  const hidden = nodes.length - shown.length;
  return [
    ...(rows.length > 0 ? table([header, ...rows]) : []),
    ...(hidden > 0 ? [colors.dim(`${rows.length > 0 ? "… and " : ""}${counts(nodes.filter((node) => !shown.includes(node)))}`)] : []),
  ];
}

function indented(path: string): string {
  const parts = path.split("/");
  return "  ".repeat(parts.length - 1) + (parts.at(-1) ?? "");
}

function counts(nodes: readonly NodeRecord[]): string {
  const byStatus = new Map<RunStatus, number>();
  for (const { status } of nodes) byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
  return [...byStatus].map(([status, count]) => `${count} ${status}`).join(", ");
}

function metricTable(nodes: readonly NodeRecord[], colors: Colors): string[] {
  const having = nodes.filter(({ metrics }) => Object.keys(metrics).length > 0);
  const rows = having.slice(0, mostRows).map(({ path, metrics }): Cell[] => [{ text: path }, { text: shownMetrics(metrics) }]);
  if (rows.length === 0) return [];
  const hidden = having.length - rows.length;
  return [colors.dim("metrics"), ...table(rows), ...(hidden > 0 ? [colors.dim(`… and of ${hidden} more nodes`)] : [])];
}

function places(record: JobRecord, cwd: string, colors: Colors): string[] {
  const rows: Cell[][] = Object.entries(record.outputs).map(([output, { path, value }]) => [
    { text: output, paint: colors.bold },
    { text: path === undefined ? (value ?? "") : shownPath(path, cwd) },
  ]);
  const assets = registered(record).map(([asset, output]): Cell[] => [{ text: asset, paint: colors.bold }, { text: output }]);
  return [
    ...(rows.length > 0 ? [colors.dim("outputs"), ...table(rows), ""] : []),
    ...(assets.length > 0 ? [colors.dim("registered"), ...table(assets), ""] : []),
    ...table(
      isAddress(record.where)
        ? [[{ text: "page", paint: colors.dim }, { text: record.where }]]
        : placesOfNodes(record, cwd).map(([text, where]) => [{ text, paint: colors.dim }, { text: where }]),
    ),
  ];
}

/** Where files of nodes lie: of those that ran, when results of others were used again, since these lie where they were made. */
function placesOfNodes({ nodes, where }: JobRecord, cwd: string): [string, string][] {
  const ran = nodes.filter(({ logFile }) => logFile === undefined || logFile.startsWith(where + sep));
  if (ran.every(({ logFile }) => logFile === undefined) && nodes.some(({ logFile }) => logFile !== undefined)) return [];
  const some = ran.length < nodes.length ? " of nodes that ran" : "";
  const place = (path: string): string => shownPath(`${where}/<node>/${path}`, cwd);
  return [
    [some === "" ? "outputs of nodes" : `outputs${some}`, place("outputs")],
    ...(ran.some(({ artifacts }) => artifacts !== undefined) ? [[`artifacts${some}`, place("artifacts")] as [string, string]] : []),
    [`logs${some}`, place("user_logs/std_log.txt")],
  ];
}

/** What outputs were registered as, and of which node. */
function registered({ nodes }: JobRecord): [string, string][] {
  const ofNodes = nodes.flatMap(({ path, outputs }) =>
    Object.entries(outputs).map(([name, { asset }]) => ({ asset, output: `${path}.${name}` })),
  );
  return ofNodes.flatMap(({ asset, output }): [string, string][] => (asset === undefined ? [] : [[asset, output]]));
}

function failures(record: JobRecord, cwd: string, colors: Colors): string[][] {
  const failed = record.nodes.filter(({ failure }) => failure !== undefined);
  const sections = failed.slice(0, mostFailures).map(({ path, failure, logFile }) => [
    `${colors.red(`✗ ${colors.bold(path)}`)}: ${shownLine(failure?.message ?? "")}${failure?.code ? colors.dim(` (${failure.code})`) : ""}`,
    ...(failure?.lastLines ?? []).map((line) => `  ${colors.dim("│")} ${shownLine(line)}`),
    // What makes an environment has a log of its own.
    ...[failure?.logFile ?? logFile].flatMap((file) => (file === undefined ? [] : [`  ${colors.dim("log:")} ${shownPath(file, cwd)}`])),
  ]);
  const hidden = failed.length - sections.length;
  return hidden > 0 ? [...sections, [colors.dim(`… and ${hidden} more failed nodes`)]] : sections;
}
