import stringWidth from "fast-string-width";
import { shownLine } from "./shown-line.js";
import type { Paint } from "./status-style.js";

export interface Cell {
  readonly text: string;
  readonly paint?: Paint;
}

/** Lines of columns as wide as their widest cell, two spaces apart. Colours do not count, and texts have none of their own. */
export function table(given: readonly (readonly Cell[])[]): string[] {
  const rows = given.map((row) => row.map((cell): Cell => ({ ...cell, text: shownLine(cell.text) })));
  const widths: number[] = [];
  for (const row of rows) for (const [at, { text }] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, stringWidth(text));
  return rows.map((row) =>
    row
      .map(({ text, paint = (plain) => plain }, at) => paint(text) + (at === row.length - 1 ? "" : padding(text, widths[at] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** The spaces that bring a text to a width. */
export function padding(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - stringWidth(text)));
}
