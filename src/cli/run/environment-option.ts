import { InvalidArgumentError, Option } from "commander";
import { localEnvironments } from "../../model/local-settings.js";
import type { NodeEnvironments } from "../../workspace/job-operations.js";

/** `--env venv` for all nodes, `--env train=venv` for one, or for all of a pipeline. */
export function environmentOption(): Option {
  return new Option(
    "--env <[node=]kind>",
    "what nodes run in: host (this machine as it is), venv (a Python environment of the conda file) or docker (a container); repeat for single nodes (default: what the steps say, else host)",
  ).argParser((text: string, before: NodeEnvironments | undefined): NodeEnvironments => {
    const at = text.lastIndexOf("=");
    const node = text.slice(0, Math.max(at, 0)).trim();
    const kind = localEnvironments.find((one) => one === text.slice(at + 1).trim());
    if (kind === undefined || (at >= 0 && node === "")) {
      throw new InvalidArgumentError(`It has to be ${localEnvironments.join(", ")}, or one of them for a node: train=venv.`);
    }
    return at < 0 ? { ...before, all: kind } : { ...before, nodes: { ...before?.nodes, [node]: kind } };
  });
}
