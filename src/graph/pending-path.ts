import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../diagnostics/sink.js";

/** A problem of a node that has no name yet, with its place in the node: `inputs.data`. */
export interface PendingPath {
  readonly diagnostic: Diagnostic;
  readonly path: string;
}

/** Tells a problem and its place in whatever it was found in. */
export type Report = (diagnostic: Diagnostic, path: string) => void;

/** For the inputs of a job: nothing comes before their paths. */
export function reportAt(sink: DiagnosticSink): Report {
  return (diagnostic, path) => sink.add({ ...diagnostic, path });
}

/** For a node: a problem is told at once, in its order, and gets its path when the node has its name. */
export function reportLater(sink: DiagnosticSink, pending: PendingPath[]): Report {
  return (diagnostic, path) => {
    sink.add(diagnostic);
    pending.push({ diagnostic, path });
  };
}

/** The same problems as their pipeline sees them: `jobs.train.inputs.data`. */
export function within(node: string, pending: readonly PendingPath[]): PendingPath[] {
  return pending.map(({ diagnostic, path }) => ({ diagnostic, path: `jobs.${node}.${path}` }));
}
