import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { findProgram } from "../runners/shell.js";
import { findContainerTool } from "./container-tool.js";
import { findInterpreter } from "./interpreter.js";
import type { PlannedEnvironment } from "./planned-environment.js";

/** What this machine lacks to make the environments of a job. */
export async function environmentProblems(environments: readonly PlannedEnvironment[]): Promise<readonly Diagnostic[]> {
  const kinds = new Set(environments.map(({ kind }) => kind));
  const problems: Diagnostic[] = [];
  const lack = (message: string, hint: string): void => void problems.push({ code: "AZML563", severity: "error", message, hint });
  if (kinds.has("venv") && findProgram("uv") === undefined && (await findInterpreter(undefined)) === undefined) {
    lack("nodes are to run in Python environments, and neither uv nor python3 is on PATH", "install one of them");
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
