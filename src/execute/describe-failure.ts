import { inspect } from "node:util";
import { BodyError } from "./body-error.js";
import { placeOfThrown } from "./thrown.js";

/** The lines of a source file; undefined when they are not known. */
export type SourceLines = (file: string) => readonly string[] | undefined;

/** Most errors of an AggregateError that are shown. */
const most = 5;

/** What has gone wrong in a body, for people: the error, the line of the user's that it comes from, the stack, and what has caused it. */
export function describeFailure(error: unknown, linesOf: SourceLines): string {
  if (error instanceof BodyError) {
    return [`azml: ${error.heading}:`, ...error.problems.map((problem) => `  ${problem}`)].join("\n");
  }
  return described(error, linesOf, new Set()).join("\n");
}

function described(error: unknown, linesOf: SourceLines, seen: Set<unknown>): string[] {
  seen.add(error);
  if (!(error instanceof Error)) {
    const frames = framesOf(placeOfThrown(error) ?? "");
    return [`Uncaught ${inspect(error)}`, ...frameText(frames, linesOf), ...frames];
  }
  const stack = typeof error.stack === "string" ? error.stack : "";
  const frames = framesOf(stack);
  const lines = [headOf(error, stack), ...frameText(frames, linesOf), ...frames];
  const parts = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  for (const part of parts.slice(0, most)) if (!seen.has(part)) lines.push(...indented("one of them: ", described(part, linesOf, seen)));
  if (parts.length > most) lines.push(`  and ${parts.length - most} more`);
  if (error.cause !== undefined && !seen.has(error.cause)) lines.push(...after("caused by ", described(error.cause, linesOf, seen)));
  return lines;
}

/** The name and message. An error of syntax has the line of the bundle before it, which is no help. */
function headOf(error: Error, stack: string): string {
  const named = `${error.name}: ${error.message}`;
  const head = stack.split(/\n\s+at /)[0] ?? "";
  return head.includes(error.message) && !/^(?:file:|\/)/.test(head) ? head : named;
}

function framesOf(stack: string): string[] {
  return stack.split("\n").filter((line) => /^\s+at /.test(line) && !/\(?node:internal\//.test(line));
}

/** The first line of the user's that a stack names, with those around it. */
function frameText(frames: readonly string[], linesOf: SourceLines): string[] {
  for (const frame of frames) {
    const [, file = "", row = "", column = ""] = /(?:\(|at (?:async )?)(?:file:\/\/)?([^()]+?):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    const lines = /(?:^|[\\/])node_modules[\\/]/.test(file) ? undefined : linesOf(file);
    const line = Number(row);
    if (!lines?.[line - 1]) continue;
    const width = String(line + 1).length;
    const shown = [line - 1, line, line + 1].flatMap((number) => {
      const text = lines[number - 1];
      if (text === undefined || (number !== line && text.trim() === "")) return [];
      const one = `  ${number === line ? ">" : " "} ${String(number).padStart(width)} | ${text.slice(0, 200).replaceAll("\t", " ")}`;
      return number === line ? [one, `    ${" ".repeat(width)} | ${" ".repeat(Math.min(Number(column), 201) - 1)}^`] : [one];
    });
    return shown;
  }
  return [];
}

function after(word: string, [first = "", ...others]: readonly string[]): string[] {
  return [word + first, ...others];
}

function indented(word: string, lines: readonly string[]): string[] {
  return after(word, lines).map((line) => `  ${line}`);
}
