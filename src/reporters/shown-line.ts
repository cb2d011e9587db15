import { stripVTControlCharacters } from "node:util";

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f]/g;

/** A log line that cannot disturb the terminal: no escape sequences, no control characters. */
export function shownLine(line: string): string {
  return stripVTControlCharacters(line).replaceAll("\t", "  ").replace(controls, "");
}
