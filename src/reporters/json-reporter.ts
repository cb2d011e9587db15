import { writeEvent } from "../events/event-text.js";
import type { Reporter, ReporterOptions } from "./reporter.js";

/**
 * For machines: each event as it is, one JSON object a line. Nothing else is written, also at the end.
 *
 * @example {"type":"node_status","job":"brave_lion_1x…","time":1700000000000,"node":"train","status":"Running"}
 */
export function jsonReporter({ output }: Pick<ReporterOptions, "output">): Reporter {
  return {
    handle: (event) => void output.write(`${writeEvent(event)}\n`),
    end: () => {},
  };
}
