import stringWidth from "fast-string-width";
import type { Diagnostic } from "./diagnostic.js";
import { findFocus } from "./find-focus.js";

/** The source line of a problem and what of it to underline. */
export interface SourceFrame {
  /** From 1. Not the location's line when the focus stands further down. */
  readonly line: number;
  /** From 1, as editors count: where the underlined part starts. */
  readonly column: number;
  /** The line as it is shown: tabs are spaces, and what does not fit is cut off with `…`. */
  readonly text: string;
  /** Columns of the screen before the underlined part. */
  readonly indent: number;
  /** Columns of the screen that are underlined; at least one. */
  readonly width: number;
}

const tab = "    ";
/** What a terminal would obey rather than show. */
// oxlint-disable-next-line no-control-regex
const control = /[\0-\u001f\u007f-\u009f]/g;
/** Of a longer line the part around the place is looked at. Far more than what a screen shows. */
const widest = 4000;
/** Made with the first frame: it takes longer than all of a sound job's messages. */
let segmenter: Intl.Segmenter | undefined;

/** The frame for a diagnostic in the lines of its file; undefined when the file has no such line. */
export function sourceFrame(diagnostic: Diagnostic, lines: readonly string[], columns: number): SourceFrame | undefined {
  const { location, focus } = diagnostic;
  if (!location) return undefined;
  const start = location.line - 1;
  const own = lines[start];
  if (own === undefined) return undefined;
  if (own.trim() === "" && focus === undefined) return undefined;
  const column = Math.min(location.column - 1, own.length);
  const { index, from, length } = findFocus(diagnostic, lines, column) ?? { index: start, from: column, length: tokenLength(own, column) };
  return { line: index + 1, column: from + 1, ...fit(lines[index] ?? "", from, from + length, columns) };
}

/** The name, quoted text, number or sign that starts at a column. */
function tokenLength(line: string, column: number): number {
  const token = /^(?:\.{0,2}\/[^\s,}\]"'`)]*|@?[\w$]+(?:\.[\w$]+)*|"[^"]*"|'[^']*'|`[^`]*`|\S)/.exec(line.slice(column))?.[0] ?? "";
  return Math.max(1, token.length);
}

/** The line in at most `columns` columns of the screen, with the part between two offsets in sight. */
function fit(line: string, from: number, to: number, columns: number): Omit<SourceFrame, "line" | "column"> {
  // Splitting a text into what is seen as one sign takes long, and far away from the place nothing of it is shown.
  if (line.length > widest) {
    const start = Math.max(0, from - widest / 2);
    return fit(line.slice(start, start + widest), from - start, to - start, columns);
  }
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  const cells = [...segmenter.segment(line)].map(({ segment, index }) => {
    const text = segment === "\t" ? tab : segment.replace(control, "\ufffd");
    return { text, width: stringWidth(text), marked: index >= from && index < to };
  });
  const widthOf = (list: typeof cells): number => list.reduce((sum, cell) => sum + cell.width, 0);
  const first = cells.findIndex((cell) => cell.marked);
  const end = first < 0 ? cells.length : first;
  let left = 0;
  let shown = cells;
  if (widthOf(cells) > columns) {
    const before = widthOf(cells.slice(0, end));
    const marked = widthOf(cells.filter((cell) => cell.marked));
    // Show the line's beginning as long as the marked part fits; else the marked part with a third of the room before it.
    if (before + Math.min(marked, columns / 2) > columns - 1) {
      left = end;
      for (let room = columns / 3; left > 0 && (cells[left - 1]?.width ?? 0) <= room; left--) room -= cells[left - 1]?.width ?? 0;
    }
    let right = left;
    let room = columns - (left > 0 ? 1 : 0) - 1;
    while (right < cells.length && (cells[right]?.width ?? 0) <= room) room -= cells[right++]?.width ?? 0;
    shown = [...(left > 0 ? [ellipsis] : []), ...cells.slice(left, right), ...(right < cells.length ? [ellipsis] : [])];
  }
  const at = shown.findIndex((cell) => cell.marked);
  return {
    text: shown
      .map((cell) => cell.text)
      .join("")
      .trimEnd(),
    indent: widthOf(at < 0 ? shown : shown.slice(0, at)),
    width: Math.max(1, widthOf(shown.filter((cell) => cell.marked))),
  };
}

const ellipsis = { text: "…", width: 1, marked: false };
