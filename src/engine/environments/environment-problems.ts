import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { findProgram } from "../runners/shell.js";
import { findContainerTool } from "./container-tool.js";
import { findInterpreter, isOlder, minorOf } from "./interpreter.js";
import { insteadOf } from "./lacking-python.js";
import type { PlannedEnvironment } from "./planned-environment.js";

/** What this machine lacks to make the environments of a job: errors, and warnings of Pythons that others stand in for. */
export async function environmentProblems(environments: readonly PlannedEnvironment[]): Promise<readonly Diagnostic[]> {
  const kinds = new Set(environments.map(({ kind }) => kind));
  const problems: Diagnostic[] = [];
  const lack = (message: string, hint: string): void => void problems.push({ code: "AZML563", severity: "error", message, hint });
  if (kinds.has("venv") && findProgram("uv") === undefined && (await findInterpreter(undefined)) === undefined) {
    lack("nodes are to run in Python environments, and neither uv nor python3 is on PATH", "install one of them");
  }
  for (const [python, names] of pythonsOf(environments)) {
    const instead = await insteadOf(python);
    if (instead === undefined) continue;
    const message = `Python ${minorOf(python)}, which ${listed(names)} asks for, is not on this machine (PATH, pyenv, uv, conda): Python ${instead.version} is used`;
    const hint = `packages of that time may not be there for it; install Python ${minorOf(python)} (pyenv, conda${python !== undefined && isOlder(python, "3.8") ? "" : ", uv"}), or say the Python yourself: --env-python ${minorOf(instead.version)}`;
    problems.push({ code: "AZML565", severity: "warning", message, hint });
  }
  if (kinds.has("docker")) {
    const tool = await findContainerTool();
    if ("lack" in tool) {
      const hint =
        "start the daemon of docker, or install podman; --env host runs the nodes with what this machine has, --env venv their Python packages";
      lack(`nodes are to run in containers, and there is nothing to run them with: ${tool.lack}`, hint);
    }
  }
  return problems;
}

/** Pythons that are asked for, and the environments that do. */
function pythonsOf(environments: readonly PlannedEnvironment[]): ReadonlyMap<string | undefined, ReadonlySet<string>> {
  const found = new Map<string | undefined, Set<string>>();
  for (const environment of environments) {
    if (environment.kind !== "venv" || environment.packages.python === undefined) continue;
    const { python } = environment.packages;
    found.set(
      python,
      (found.get(python) ?? new Set<string>()).add(environment.name === undefined ? "an environment" : `environment "${environment.name}"`),
    );
  }
  return found;
}

function listed(names: ReadonlySet<string>): string {
  const [first = "", ...others] = names;
  return others.length === 0 ? first : `${first} (and ${others.length} more)`;
}
