import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findProgram } from "../runners/shell.js";

/** A Python of this machine. */
export interface Interpreter {
  readonly path: string;
  /** `3.11.7` */
  readonly version: string;
}

/** The minor version that a specification asks for: `3.10` of `3.10.4`; undefined when it leaves that open. */
export function minorOf(python: string | undefined): string | undefined {
  return /^(\d+\.\d+)(?:\.\d+)*$/.exec(python ?? "")?.[1];
}

/** A Python of that minor version, else the one that `python3` or `python` is; undefined when there is none. */
export async function findInterpreter(python: string | undefined): Promise<Interpreter | undefined> {
  const minor = minorOf(python);
  let other: Interpreter | undefined;
  for (const name of [...(minor === undefined ? [] : [`python${minor}`]), "python3", "python"]) {
    const found = await ask(findProgram(name));
    if (found !== undefined && (minor === undefined || minorOf(found.version) === minor)) return found;
    other ??= found;
  }
  return other;
}

/** What a program says it is; undefined when it is no Python, such as the stand-in of a version manager. */
export async function ask(program: string | undefined): Promise<Interpreter | undefined> {
  if (program === undefined) return undefined;
  try {
    const script = "import platform, sys; print(sys.executable); print(platform.python_version())";
    const { stdout } = await promisify(execFile)(program, ["-c", script], { encoding: "utf8" });
    const [path, version] = stdout.split(/\r?\n/);
    return path && version?.startsWith("3.") ? { path, version } : undefined;
  } catch {
    return undefined;
  }
}
