import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NodeFailure } from "../node-failure.js";
import { findProgram } from "../runners/shell.js";
import type { PythonPackages } from "./conda-packages.js";
import { ask, type Interpreter, minorOf } from "./interpreter.js";
import { requirementFiles } from "./requirement-files.js";
import type { ToolRunner } from "./run-tool.js";

/** Folder of a virtual environment that has its programs. */
export function programsOf(venv: string): string {
  return join(venv, process.platform === "win32" ? "Scripts" : "bin");
}

/**
 * Makes a virtual environment in `<folder>/venv`, by uv where there is one, else by Python itself and pip. uv can fetch a Python that this
 * machine does not have; where it cannot either, `interpreter` is taken.
 *
 * @returns the version of its Python
 * @throws NodeFailure AZML564
 */
export async function makeVenv(
  { python, requirements }: PythonPackages,
  folder: string,
  interpreter: Interpreter | undefined,
  tools: ToolRunner,
): Promise<string> {
  const venv = join(folder, "venv");
  const file = join(folder, "requirements.txt");
  for (const [name, text] of Object.entries(requirementFiles(requirements))) writeFileSync(join(folder, name), text);
  const uv = findProgram("uv");
  await makeEmpty(venv, python, interpreter, uv, tools);
  const program = join(programsOf(venv), "python");
  if (requirements.length > 0) {
    const failed = "the packages of the environment could not be installed";
    if (uv !== undefined) await tools.run(failed, uv, ["pip", "install", "--python", program, "--requirement", file]);
    else await tools.run(failed, program, ["-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--requirement", file]);
  }
  const made = await ask(program);
  if (made === undefined) throw new NodeFailure({ code: "AZML564", message: `${program} does not run` });
  return made.version;
}

async function makeEmpty(
  venv: string,
  python: string | undefined,
  interpreter: Interpreter | undefined,
  uv: string | undefined,
  tools: ToolRunner,
): Promise<void> {
  const failed = "the Python environment could not be made";
  const fits = interpreter !== undefined && fitsMinor(interpreter, python);
  if (uv !== undefined && !fits) {
    const asked = python === undefined ? [] : ["--python", python];
    try {
      return await tools.run(failed, uv, ["venv", "--seed", ...asked, venv]);
    } catch (error) {
      if (interpreter === undefined || !(error instanceof NodeFailure)) throw error;
      rmSync(venv, { recursive: true, force: true });
    }
  }
  if (interpreter === undefined) throw new NodeFailure({ code: "AZML563", message: "there is no Python on this machine" });
  if (uv !== undefined) await tools.run(failed, uv, ["venv", "--seed", "--python", interpreter.path, venv]);
  else await tools.run(failed, interpreter.path, ["-m", "venv", venv]);
}

function fitsMinor({ version }: Interpreter, python: string | undefined): boolean {
  // What leaves the version open has uv choose.
  return python === undefined || minorOf(version) === minorOf(python);
}
