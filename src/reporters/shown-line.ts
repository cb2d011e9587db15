import { withoutReordering } from "../util/control-sequences.js";

/** A log line that cannot disturb the terminal: no escape sequences, no control characters. */
export function shownLine(line: string): string {
  return withoutReordering(line)
    .replaceAll("\t", "  ")
    .replace(/[\r\n]/g, "");
}
