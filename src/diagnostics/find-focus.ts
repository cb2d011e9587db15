import type { Diagnostic } from "./diagnostic.js";

/** Where a word stands in a file. */
export interface FocusPlace {
  /** Index of the line, from 0. */
  readonly index: number;
  /** Offset in the line. */
  readonly from: number;
  readonly length: number;
}

/** A call of `step()` is seldom longer than this. */
const callLines = 12;
/** As much of a path as leads from a node to a port, or from a job to the path of an input. */
const nearKeys = 3;

/**
 * Where the focus of a diagnostic stands, on its location or after it: in YAML within the map that is there, elsewhere within a few lines.
 * There the keys of the job's path lead to it: of `inputs.data` it is the `data` of `inputs`.
 *
 * @param column Offset of the location in its line.
 */
export function findFocus({ location, focus, path }: Diagnostic, lines: readonly string[], column: number): FocusPlace | undefined {
  if (location === undefined || focus === undefined || focus === "") return undefined;
  const start = location.line - 1;
  if (!/\.ya?ml$/i.test(location.file)) return find(focus, lines, { index: start, from: column }, start + callLines);
  const end = lastLine(lines, start, column);
  const first = { index: start, from: column };
  const keys = path?.split(".").slice(-nearKeys) ?? [];
  const own = keys.lastIndexOf(focus);
  let near: Start = first;
  for (const key of own < 0 ? keys : keys.slice(0, own)) {
    const found = findKey(key, lines, near, end);
    if (found !== undefined) near = { index: found.index, from: found.from + found.length };
  }
  const found = own >= 0 ? findKey(focus, lines, near, end) : find(focus, lines, near, end);
  return found ?? findKey(focus, lines, first, end) ?? find(focus, lines, first, end);
}

interface Start {
  readonly index: number;
  readonly from: number;
}

function find(word: string, lines: readonly string[], start: Start, end: number, behind = /^/): FocusPlace | undefined {
  for (let index = start.index; index <= end && index < lines.length; index++) {
    const from = wholeWord(lines[index] ?? "", word, index === start.index ? start.from : 0, behind);
    if (from >= 0) return { index, from, length: word.length };
  }
  return undefined;
}

function findKey(word: string, lines: readonly string[], start: Start, end: number): FocusPlace | undefined {
  return find(word, lines, start, end, /^["']?\s*:(?:\s|$)/);
}

/** Where `word` stands by itself, not as a part of a longer name, or of a longer path when it is one. */
function wholeWord(line: string, word: string, start: number, behind: RegExp): number {
  const goesOn = word.includes("/") ? /^[\w$./-]/ : /^[\w$]/;
  for (let at = line.indexOf(word, start); at >= 0; at = line.indexOf(word, at + 1)) {
    const rest = line.slice(at + word.length);
    const before = /^[\w$]/.test(word) && /[\w$]$/.test(line.slice(0, at));
    const after = /[\w$]$/.test(word) && goesOn.test(rest);
    if (!before && !after && behind.test(rest)) return at;
  }
  return -1;
}

/** The last line of what starts at a place of a YAML file: below a key all is indented deeper, and beside the first key of a map all stands in its column. */
function lastLine(lines: readonly string[], start: number, column: number): number {
  if (column === 0) return lines.length;
  const key = /^["']?[\w.-]+["']?\s*:(?:\s*(?:#.*)?$|\s+[{&*])/.test((lines[start] ?? "").slice(column));
  const least = key ? column + 1 : column;
  const next = lines.findIndex((line, index) => index > start && /^ *[^\s#]/.test(line) && line.search(/\S/) < least);
  return next < 0 ? lines.length : next - 1;
}
