import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const numbers = ["numpy==2.2.6", "pandas==2.3.3"];
/** Packages of the Pythons that tests use: for tables, for bodies that log with MLflow 3, and with MLflow 2. */
const environments = {
  pandas: [...numbers, "pyarrow==21.0.0"],
  mlflow3: ["mlflow-skinny==3.17.2", ...numbers, "scikit-learn==1.7.2", "matplotlib==3.10.7", "skops==0.13.0"],
  mlflow2: ["mlflow-skinny==2.22.5"],
  /** The oldest that tables of parallel nodes run with. */
  pandas1: ["pandas==1.1.5"],
} as const;
const cache = fileURLToPath(new URL("../../../.cache", import.meta.url));

/** Why there is no Python on this machine; undefined when there is. */
export const pythonLack = spawnSync("python3", ["--version"]).status === 0 ? undefined : "python3 is not on PATH";

export type PythonPath = { readonly path: string } | { readonly lack: string };

/** PATH with a Python that has pandas, made once; or why there is none. */
export function pandasPath(): PythonPath {
  return pythonPath("pandas");
}

/** PATH with a Python that has packages, made once; or why there is none. */
export function pythonPath(name: keyof typeof environments, program = "python3"): PythonPath {
  if (pythonLack !== undefined) return { lack: pythonLack };
  const packages = environments[name];
  const environment = join(cache, `python-${packages.map((one) => one.replace("==", "-")).join("-")}`);
  if (!existsSync(environment)) {
    mkdirSync(cache, { recursive: true });
    // A virtual environment knows its own path, but its Python is found by any; what is half made is not taken for whole.
    const aside = `${environment}-${process.pid}`;
    const steps = [
      [program, "-m", "venv", aside],
      [join(aside, "bin", "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:", ...packages],
    ];
    for (const [program = "", ...args] of steps) {
      const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
      if (status === 0) continue;
      rmSync(aside, { recursive: true, force: true });
      return { lack: `${packages[0]} cannot be installed: ${(stderr ?? "").trim().split("\n").at(-1)}` };
    }
    renameSync(aside, environment);
  }
  return { path: `${join(environment, "bin")}${delimiter}${process.env["PATH"] ?? ""}` };
}

/** Prints why tests are skipped, so that nobody takes them for passed. */
export function tellSkipped(what: string, lack: string | undefined): void {
  if (lack !== undefined) process.stderr.write(`SKIPPED: ${what}: ${lack}\n`);
}
