import { stripVTControlCharacters } from "node:util";

/** A log line that cannot disturb the terminal: no escape sequences, no control characters. */
export function shownLine(line: string): string {
  // oxlint-disable-next-line no-control-regex
  return stripVTControlCharacters(line)
    .replaceAll("\t", "  ")
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, "");
}
