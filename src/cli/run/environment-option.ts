import { InvalidArgumentError, Option } from "commander";
import { localEnvironments } from "../../model/local-settings.js";
import type { EnvironmentChoice, NodeEnvironments } from "../../workspace/job-operations.js";

/** `--env venv` for all nodes, `--env train=venv` for one, or for all of a pipeline, `--env venv:requirements.txt` for packages of one's own. */
export function environmentOption(): Option {
  return new Option(
    "--env <[node=]kind>",
    "what nodes run in: host (this machine as it is), venv (a Python environment with the packages of the step's environment), venv:FILE (with those of a requirements or conda file), auto (venv where the packages are known, else host) or docker (a container); repeat for single nodes (default: what the steps say, else host)",
  ).argParser((text: string, before: NodeEnvironments | undefined): NodeEnvironments => {
    // The name of a file may have the sign, too.
    const [, node, written = ""] = /^(?:([^=:]*)=)?(.*)$/s.exec(text.trim()) ?? [];
    const kind = kindIn(written.trim());
    if (kind === undefined || node?.trim() === "") {
      throw new InvalidArgumentError(`It has to be ${localEnvironments.join(", ")} or venv:FILE, or one of them for a node: train=venv.`);
    }
    return node === undefined ? { ...before, all: kind } : { ...before, nodes: { ...before?.nodes, [node.trim()]: kind } };
  });
}

/** `--env-python 3.11`. */
export function pythonOption(): Option {
  return new Option(
    "--env-python <version>",
    "version of Python of all Python environments, whatever the conda files say (default: what these say)",
  ).argParser((text: string): string => {
    if (!/^3\.\d{1,2}(?:\.\d{1,2})?$/.test(text)) throw new InvalidArgumentError("It has to be a version of Python: 3.11.");
    return text;
  });
}

function kindIn(text: string): EnvironmentChoice | undefined {
  const file = /^venv:(.+)$/s.exec(text)?.[1];
  return file === undefined ? localEnvironments.find((one) => one === text) : `venv:${file}`;
}
