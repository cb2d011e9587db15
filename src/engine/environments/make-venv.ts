import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NodeFailure } from "../node-failure.js";
import { findProgram } from "../runners/shell.js";
import type { PythonPackages } from "./conda-packages.js";
import { ask, type Interpreter, isOlder, minorOf } from "./interpreter.js";
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
  { python, pip, requirements }: PythonPackages,
  folder: string,
  interpreter: Interpreter | undefined,
  tools: ToolRunner,
): Promise<string> {
  const venv = join(folder, "venv");
  const file = join(folder, "requirements.txt");
  for (const [name, text] of Object.entries(requirementFiles(requirements))) writeFileSync(join(folder, name), text);
  // uv knows no older ones.
  const isOld = interpreter !== undefined && fitsMinor(interpreter, python) && isOlder(interpreter.version, "3.8");
  const uv = isOld ? undefined : findProgram("uv");
  await makeEmpty(venv, python, interpreter, uv, tools);
  const program = join(programsOf(venv), "python");
  const made = await ask(program);
  if (made === undefined) throw new NodeFailure({ code: "AZML564", message: `${program} does not run` });
  await choosePip(pip, { program, uv, version: made.version, requirements, tools });
  if (requirements.length > 0) {
    const failed = "the packages of the environment could not be installed";
    if (uv !== undefined && !isLegacy(pip)) await tools.run(failed, uv, ["pip", "install", "--python", program, "--requirement", file]);
    else await tools.run(failed, program, ["-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--requirement", file]);
  }
  return made.version;
}

interface PipChoice {
  readonly program: string;
  readonly uv: string | undefined;
  /** Of Python. */
  readonly version: string;
  readonly requirements: readonly string[];
  readonly tools: ToolRunner;
}

/** The pip that is asked for. The one that comes with an old Python knows no wheels of today: there it is a newer one, if that is to be had. */
async function choosePip(pip: string | undefined, { program, uv, version, requirements, tools }: PipChoice): Promise<void> {
  const install = ["-m", "pip", "install", "--no-input", "--disable-pip-version-check"];
  const failed = `pip ${pip ?? ""} could not be installed`;
  if (pip === undefined) {
    if (uv !== undefined || requirements.length === 0 || !isOlder(version, "3.9")) return;
    return tools.run(failed, program, [...install, "--upgrade", "pip"]).catch((error: unknown) => {
      if (!(error instanceof NodeFailure)) throw error;
    });
  }
  // pip before 23.1 does not run in Python 3.12, which has left out what it needs.
  const [major = 99] = numbersOf(pip);
  if (/^(?:==|<|~=)/.test(pip) && major < 23 && !isOlder(version, "3.12")) return;
  if (uv !== undefined) await tools.run(failed, uv, ["pip", "install", "--python", program, `pip${pip}`]);
  else await tools.run(failed, program, [...install, `pip${pip}`]);
}

/** Whether pip resolves as it did before 20.3, which neither later ones nor uv do: there what conflicts is installed all the same. */
function isLegacy(pip: string | undefined): boolean {
  const [major = 99, minor = 0] = numbersOf(pip);
  return pip !== undefined && /^(?:==|<=?|~=)/.test(pip) && (major < 20 || (major === 20 && minor < 3));
}

function numbersOf(spec = ""): readonly number[] {
  return (/[\d.]+/.exec(spec)?.[0] ?? "").split(".").filter(Boolean).map(Number);
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
