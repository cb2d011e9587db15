import { execFile } from "node:child_process";
import { basename } from "node:path";
import { ownFile } from "../../util/own-files.js";
import { findProgram } from "../runners/shell.js";

/** A Python script that a node runs. */
export interface PythonScript {
  /** As the command has it: `python`, `python3.10`, `/opt/bin/python`. */
  readonly program: string;
  /** Absolute path. */
  readonly script: string;
  /** Folder of its code. */
  readonly root: string;
  /** Names of modules that lie beside the code when it runs. */
  readonly own: readonly string[];
}

export interface MissingImports {
  /** What people call it: `python3 (3.11.2)`. */
  readonly python: string;
  readonly missing: readonly string[];
}

/** Milliseconds that a Python has to answer. */
const patience = 10_000;

/** For each node what its scripts import and their Python does not have. Each Python is asked once; one that does not answer says nothing. */
export async function missingImports(nodes: readonly (readonly PythonScript[])[]): Promise<readonly (readonly MissingImports[])[]> {
  const programs = new Map<string, Map<string, PythonScript>>();
  for (const script of nodes.flat()) {
    const found = programs.get(script.program) ?? new Map<string, PythonScript>();
    programs.set(script.program, found.set(keyOf(script), script));
  }
  const answers = new Map(
    await Promise.all([...programs].map(async ([program, scripts]) => [program, await ask(program, scripts)] as const)),
  );
  return nodes.map((scripts) => scripts.flatMap((script) => answers.get(script.program)?.get(keyOf(script)) ?? []));
}

async function ask(name: string, scripts: ReadonlyMap<string, PythonScript>): Promise<ReadonlyMap<string, MissingImports>> {
  // As nodes find it: `python` stands for `python3` where there is no other.
  const program = name.includes("/") ? name : (findProgram(name) ?? (name === "python" ? findProgram("python3") : undefined));
  if (program === undefined) return new Map();
  const asked = [...scripts.values()].map(({ root, script, own }) => ({ root, script, own }));
  const text = await new Promise<string>((settle) => {
    const child = execFile(
      program,
      [ownFile("engine", "host", "missing_imports.py")],
      { timeout: patience, maxBuffer: 1 << 26 },
      (error, stdout) => settle(error ? "" : stdout),
    );
    child.stdin?.on("error", () => {}).end(JSON.stringify(asked));
  });
  const answer = answerIn(text);
  if (answer === undefined) return new Map();
  const { version, missing } = answer;
  return new Map([...scripts.keys()].map((key, at) => [key, { python: `${basename(program)} (${version})`, missing: missing[at] ?? [] }]));
}

/** What is said last: a `sitecustomize.py` may print before. */
function answerIn(text: string): { readonly version: string; readonly missing: readonly (readonly string[])[] } | undefined {
  try {
    return JSON.parse(text.trimEnd().split("\n").at(-1) ?? "") as ReturnType<typeof answerIn>;
  } catch {
    return undefined;
  }
}

function keyOf({ root, script, own }: PythonScript): string {
  return JSON.stringify([root, script, own]);
}
