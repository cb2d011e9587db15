import { readFileSync } from "node:fs";
import { relative } from "node:path";
import pc from "picocolors";
import { Secrets } from "../secrets/secrets.js";
import { withoutReordering } from "../util/control-sequences.js";
import type { Diagnostic } from "./diagnostic.js";
import { isError } from "./diagnostic.js";
import { type SourceFrame, sourceFrame } from "./source-frame.js";

export interface PrintOptions {
  readonly color: boolean;
  /** Folder that file names are shown relative to. */
  readonly cwd: string;
  /** Widest line of source to show, in columns of the screen. Default: 120. */
  readonly columns?: number;
  /** Text of a file, or undefined when it cannot be read. Default: the file on disk. */
  readonly readFile?: (file: string) => string | undefined;
}

/**
 * Diagnostics as people read them: place, code, message, the source line with the word in question underlined, facts
 * and a hint; a count at the end. Empty for none. The place is that of the underlined word. Errors come before warnings, and
 * those of one file in the order of its lines.
 *
 * @example
 * pipeline.ts:14:35 - error AZML204: step "train" has no input "epoch".
 *   14 |     const trained = step(Train, { epoch: 3 });
 *      |                                   ~~~~~
 *   inputs of Train: trainingData, epochs (default 10), note?
 *   hint: did you mean "epochs"?
 *
 * Found 1 error.
 */
export function printDiagnostics(diagnostics: readonly Diagnostic[], options: PrintOptions): string {
  if (diagnostics.length === 0) return "";
  const read = remembering(options.readFile ?? readFromDisk);
  const blocks = inOrder(diagnostics.map((diagnostic) => framed(diagnostic, options, read))).map((found) => block(found, options));
  return `${[...blocks, summary(diagnostics)].join("\n\n")}\n`;
}

const credentials = new Secrets();

type ReadLines = (file: string) => readonly string[] | undefined;

/** A diagnostic, the source to show, and its place: that of what is underlined, where there is source. */
interface Framed {
  readonly diagnostic: Diagnostic;
  readonly frame: SourceFrame | undefined;
  readonly line: number;
  readonly column: number;
}

function framed(diagnostic: Diagnostic, { columns = 120 }: PrintOptions, read: ReadLines): Framed {
  const { location } = diagnostic;
  const source = location && read(location.file);
  const frame = source && sourceFrame(diagnostic, source, columns);
  const { line = 0, column = 0 } = frame ?? location ?? {};
  return { diagnostic, frame, line, column };
}

/** Errors before warnings; file by file, as they were found; in each from its first line to its last. */
function inOrder(all: readonly Framed[]): Framed[] {
  const files = new Map([...new Set(all.map(({ diagnostic }) => diagnostic.location?.file))].map((file, index) => [file, index]));
  const fileOf = ({ diagnostic }: Framed): number => files.get(diagnostic.location?.file) ?? 0;
  const severityOf = ({ diagnostic }: Framed): number => (isError(diagnostic) ? 0 : 1);
  return all.toSorted((a, b) => severityOf(a) - severityOf(b) || fileOf(a) - fileOf(b) || a.line - b.line || a.column - b.column);
}

function block({ diagnostic, frame, line, column }: Framed, { color, cwd }: PrintOptions): string {
  const paint = pc.createColors(color);
  const severe = isError(diagnostic) ? paint.red : paint.yellow;
  const { location, path } = diagnostic;
  const notes = (diagnostic.notes ?? []).map(withoutReordering);
  const hint = diagnostic.hint && withoutReordering(diagnostic.hint);
  const place = location
    ? `${paint.cyan(relative(cwd, location.file) || location.file)}:${paint.yellow(line)}:${paint.yellow(column)} - `
    : "";
  const lines = [
    `${place}${severe(diagnostic.severity)} ${paint.gray(`${diagnostic.code}:`)} ${sentence(withoutReordering(diagnostic.message))}`,
  ];
  if (frame) {
    const number = String(frame.line);
    lines.push(`  ${paint.gray(`${number} |`)} ${withoutReordering(frame.text)}`);
    lines.push(`  ${paint.gray(`${" ".repeat(number.length)} |`)} ${" ".repeat(frame.indent)}${severe("~".repeat(frame.width))}`);
  }
  if (path !== undefined && path !== "*") lines.push(`  at ${path}`);
  lines.push(...notes.map((note) => `  ${note}`));
  if (hint) lines.push(`  ${paint.cyan("hint:")} ${hint}`);
  return lines.join("\n");
}

function sentence(message: string): string {
  return /[.!?…:]$/.test(message) ? message : `${message}.`;
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(isError).length;
  const parts = [count(errors, "error"), count(diagnostics.length - errors, "warning")].filter(Boolean);
  return `Found ${parts.join(" and ")}.`;
}

function count(number: number, word: string): string {
  return number === 0 ? "" : `${number} ${word}${number === 1 ? "" : "s"}`;
}

function readFromDisk(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** The lines of files, each read and split once: a large file may have thousands of problems. */
function remembering(read: (file: string) => string | undefined): ReadLines {
  const known = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!known.has(file)) {
      const text = read(file);
      known.set(file, text === undefined ? undefined : credentials.blank(text).split(/\r?\n/));
    }
    return known.get(file);
  };
}
