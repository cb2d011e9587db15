import { createLogUpdate } from "log-update";
import pc from "picocolors";
import type { Reporter, ReporterOptions } from "./reporter.js";
import { liveFrame } from "./live-frame.js";
import { RunView } from "./run-view.js";
import { shownWarning } from "./shown-warning.js";
import { summary } from "./summary.js";

/** Milliseconds between two drawings. */
const interval = 100;

export interface LiveReporterOptions extends ReporterOptions {
  /** A terminal, such as `process.stdout`. */
  readonly output: NodeJS.WriteStream;
}

/**
 * For terminals: a tree of nodes that is drawn over itself at most ten times a second, with signs, times, newest metrics and last
 * log lines; at the end the summary takes its place. The cursor is back at the end, and when the process ends before.
 */
export function liveReporter({ output, colors: isColored = true, cwd = process.cwd() }: LiveReporterOptions): Reporter {
  const view = new RunView();
  const draw = createLogUpdate(output);
  const colors = pc.createColors(isColored);
  const redraw = (): void => draw(liveFrame(view, { columns: output.columns ?? 80, rows: output.rows ?? 24, colors, now: Date.now() }));
  let timer: NodeJS.Timeout | undefined;
  return {
    handle: (event) => {
      view.handle(event);
      if (event.type === "warning") draw.persist(shownWarning(event.diagnostic, colors));
      // Times go on also when nothing happens. Drawing does not keep the process alive.
      timer ??= setInterval(redraw, interval).unref();
    },
    say: (text) => draw.persist(text),
    end: (record, next) => {
      clearInterval(timer);
      draw.clear();
      draw.done();
      output.write(summary(record, { colors: isColored, cwd, next }).trimStart());
    },
  };
}
