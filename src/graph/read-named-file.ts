import type { CallSite } from "../diagnostics/call-site.js";
import { DiagnosticSink } from "../diagnostics/sink.js";
import type { GraphContext } from "./graph-context.js";
import { writtenPath } from "./written-path.js";

/**
 * Has a file read that a call in user code names. What is wrong with the file as a whole, and so has no place in it,
 * is told at the call.
 */
export function readNamedFile<T>(path: string, site: CallSite, context: GraphContext, read: (file: string, sink: DiagnosticSink) => T): T {
  const sink = new DiagnosticSink();
  const result = read(writtenPath(path, site, context.folder), sink);
  const location = site.location();
  context.sink.add(...sink.list().map((found) => (found.location || !location ? found : { ...found, location })));
  return result;
}
