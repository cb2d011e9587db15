import pc from "picocolors";
import type { RunEvent, RunStatus } from "../events/run-event.js";
import type { Reporter, ReporterOptions } from "./reporter.js";
import { shownHyperparameters } from "./shown-hyperparameters.js";
import { shownLine } from "./shown-line.js";
import { shownMetrics } from "./shown-metrics.js";
import { shownPath } from "./shown-path.js";
import { shownDuration } from "./shown-time.js";
import { statusPaint } from "./status-style.js";
import { shownWarning } from "./shown-warning.js";
import { summary } from "./summary.js";

/** Statuses that last too short to be worth a line of a CI log. */
const passing: ReadonlySet<RunStatus> = new Set(["NotStarted", "Queued", "Preparing", "Finalizing"]);

/**
 * For CI and whatever else is no terminal: lines that are never taken back. A line for each node that starts or ends,
 * `node | line` for its log, and the summary at the end. Colours only when asked for.
 */
export function plainReporter({ output, colors: isColored = false, cwd = process.cwd() }: ReporterOptions): Reporter {
  const colors = pc.createColors(isColored);
  const prepared = new Map<string, number>();
  const started = new Map<string, number>();
  const say = (line: string): void => void output.write(`${line}\n`);
  const took = (name: string, end: number): string => {
    const start = started.get(name);
    return start === undefined ? "" : ` (${shownDuration(end - start)})`;
  };

  function handle(event: RunEvent): void {
    switch (event.type) {
      case "job_created":
        say(`${colors.bold(event.job)}: ${shownLine(event.displayName)}, ${event.nodes.length} node${event.nodes.length === 1 ? "" : "s"}`);
        return say(colors.dim(`run: ${shownPath(event.where, cwd)}`));
      case "job_status":
        // The job's end is the first thing that the summary says.
        return;
      case "node_status": {
        const { node, status, failure, reason } = event;
        if (status === "Preparing") prepared.set(node, event.time);
        // As everywhere, a node's time begins with its preparation; one that never ran has none.
        if (status === "Running") started.set(node, prepared.get(node) ?? event.time);
        if (passing.has(status)) return;
        const why = failure?.message ?? reason;
        const time = status === "Running" ? "" : took(node, event.time);
        return say(`${node}: ${statusPaint(status, colors)(status)}${time}${why === undefined ? "" : `: ${shownLine(why)}`}`);
      }
      case "node_retry": {
        const { node, attempt, attempts, delay, failure } = event;
        const when = delay === 0 ? "" : ` in ${shownDuration(delay * 1000)}`;
        return say(colors.yellow(`${node}: ${shownLine(failure.message)}: try ${attempt} of ${attempts}${when}`));
      }
      case "node_log":
        return say(`${colors.dim(`${event.node} |`)} ${shownLine(event.line)}`);
      case "node_metric":
        return say(`${event.node}: ${colors.dim(`step ${event.step}`)} ${shownMetrics({ [event.key]: event.value })}`);
      case "warning":
        return say(shownWarning(event.diagnostic, colors));
      case "node_param":
      case "node_tag":
      case "node_artifact":
      case "node_output":
      case "job_output":
        return;
      case "nodes_added":
        for (const { path, hyperparameters } of event.nodes)
          if (hyperparameters) say(`${path}: ${shownHyperparameters(hyperparameters).join("  ")}`);
        return;
    }
  }

  return { handle, end: (record, next) => void output.write(summary(record, { colors: isColored, cwd, next })) };
}
