import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { namesIn } from "../../util/names-in.js";
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

/** Whether a Python is older than `minor`: `3.8`. */
export function isOlder(version: string, minor: string): boolean {
  const [, number = "0"] = version.split(".");
  return Number(number) < Number(minor.split(".")[1]);
}

/**
 * A Python of that minor version: on PATH, or among those that pyenv, uv and conda have installed; else the one that `python3` or `python` is.
 * Undefined when there is none.
 */
export async function findInterpreter(python: string | undefined): Promise<Interpreter | undefined> {
  const minor = minorOf(python);
  let other: Interpreter | undefined;
  for (const name of [...(minor === undefined ? [] : [`python${minor}`]), "python3", "python"]) {
    const found = await ask(findProgram(name));
    if (found !== undefined && (minor === undefined || minorOf(found.version) === minor)) return found;
    other ??= found;
  }
  for (const program of minor === undefined ? [] : managed(minor)) {
    const found = await ask(program);
    if (found !== undefined && minorOf(found.version) === minor) return found;
  }
  return other;
}

/** Programs of that Python that managers of Pythons have put where no PATH leads, the newest first. */
function managed(minor: string): string[] {
  const home = homedir();
  const { PYENV_ROOT: pyenv = join(home, ".pyenv"), XDG_DATA_HOME: data = join(home, ".local", "share") } = process.env;
  const { UV_PYTHON_INSTALL_DIR: uv = join(data, "uv", "python") } = process.env;
  const isThat = (name: string): boolean => new RegExp(`^(?:cpython-)?${minor.replace(".", "\\.")}(?:\\.|-|$)`).test(name);
  const versions = [join(pyenv, "versions"), uv].flatMap((folder) =>
    namesIn(folder)
      .filter(isThat)
      .sort((a, b) => b.localeCompare(a, "en", { numeric: true }))
      .map((name) => join(folder, name)),
  );
  return [...versions, ...condaEnvironments()].map((folder) => join(folder, "bin", `python${minor}`)).filter((file) => existsSync(file));
}

/** Folders of conda's environments: it keeps a list of them (conda's documentation, "Managing environments"). */
function condaEnvironments(): string[] {
  const home = homedir();
  const { CONDA_PREFIX: active, MAMBA_ROOT_PREFIX: mamba } = process.env;
  const list = join(home, ".conda", "environments.txt");
  const listed = existsSync(list) ? readFileSync(list, "utf8").split(/\r?\n/) : [];
  const roots = [
    mamba,
    ...["miniconda3", "anaconda3", "miniforge3", "mambaforge", "micromamba"].map((name) => join(home, name)),
    "/opt/conda",
    "/opt/miniconda",
  ];
  const known = roots.flatMap((root) =>
    root === undefined ? [] : [root, ...namesIn(join(root, "envs")).map((name) => join(root, "envs", name))],
  );
  return [...new Set([...(active === undefined ? [] : [active]), ...listed, ...known])].filter((folder) => folder !== "");
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
