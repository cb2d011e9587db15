import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = path.join(root, "test", "types");
export const casesFolder = path.join(here, "cases");
/** Where the declarations go that the cases import as "azml": the ones that a user of the package sees. */
export const cacheFolder = path.join(root, ".cache", "types");

/** The compilers that azml's types have to work with, by the folder they are installed in. */
export const compilers = { "5.9": "typescript-5.9", "6": "typescript-6", "7": "typescript" } as const;
export type Compiler = keyof typeof compilers;

/** A mistake in a case file: `// ! subject: what is wrong` stands above it. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  /** Names that the message has to mention or to point at. */
  readonly subjects: readonly string[];
  readonly what: string;
}

export interface CompileError {
  /** Relative to the folder of cases. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  /** The message, as many lines as it has. */
  readonly lines: readonly string[];
}

export function runCompiler(version: Compiler, args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const tsc = path.join(root, "node_modules", compilers[version], "bin", "tsc");
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [tsc, ...args], {
    cwd: casesFolder,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (error) throw error;
  return { status, output: stdout + stderr };
}

/** Writes the declarations of src/index.ts and what it needs, as the build does, into `azml` of a new folder below `.cache`, which is the answer. */
export function writeDeclarations(name = path.basename(cacheFolder)): string {
  const folder = path.join(root, ".cache", name);
  rmSync(folder, { recursive: true, force: true });
  const { status, output } = runCompiler("7", ["-p", path.join(here, "tsconfig.declarations.json"), "--outDir", path.join(folder, "azml")]);
  if (status !== 0) throw new Error(output);
  return folder;
}

/** What a compiler says of all cases. One process for all of them. */
export function compileCases(version: Compiler, options: readonly string[] = []): CompileError[] {
  const { output } = runCompiler(version, ["-p", casesFolder, "--pretty", "false", ...options]);
  const errors: (CompileError & { lines: string[] })[] = [];
  for (const line of output.split("\n")) {
    const head = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/.exec(line);
    if (head) {
      const [, file = "", row, column, code = "", message = ""] = head;
      errors.push({ file, line: Number(row), column: Number(column), code, lines: [message] });
    } else if (line.startsWith(" ")) errors.at(-1)?.lines.push(line);
    else if (line.trim() !== "") throw new Error(`unexpected line of tsc: ${line}`);
  }
  return errors;
}

function readCase(file: string): string[] {
  return readFileSync(path.join(casesFolder, file), "utf8").split("\n");
}

/** Every mistake of the cases in `refused/`, in the order in which they are written. */
export function mistakes(): Mistake[] {
  const files = readdirSync(path.join(casesFolder, "refused")).sort();
  return files.flatMap((name) => {
    const file = `refused/${name}`;
    return readCase(file).flatMap((text, index): Mistake[] => {
      const [, subjects, what = ""] = /^\s*\/\/ ! ([^:]+): (.+)$/.exec(text) ?? [];
      return subjects === undefined ? [] : [{ file, line: index + 1, subjects: subjects.split(", "), what }];
    });
  });
}

/** Errors by the mistake that they belong to: the nearest one above. Errors with none are under undefined. */
export function byMistake(errors: readonly CompileError[], all: readonly Mistake[]): Map<Mistake | undefined, CompileError[]> {
  const groups = new Map<Mistake | undefined, CompileError[]>();
  for (const error of errors) {
    const mistake = all.findLast(({ file, line }) => file === error.file && line < error.line);
    groups.set(mistake, [...(groups.get(mistake) ?? []), error]);
  }
  return groups;
}

/** Whether a message names a subject, or points at it in the source. */
export function names(error: CompileError, subject: string): boolean {
  const source = readCase(error.file)[error.line - 1] ?? "";
  return error.lines.some((line) => line.includes(subject)) || source.slice(error.column - 1).startsWith(subject);
}
