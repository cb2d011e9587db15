import { dirname } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { isBodyCommand } from "../../model/body-command.js";
import type { Environment } from "../../model/environment.js";
import type { SourceLocation } from "../../model/location.js";
import type { NodeEnvironments } from "../../workspace/job-operations.js";
import { chooseEnvironment } from "../environments/choose-environment.js";
import { CondaProblem, pythonPackages } from "../environments/conda-packages.js";
import { host, type PlannedEnvironment } from "../environments/planned-environment.js";
import type { Leaf } from "./scope.js";

/** What needs an environment: a command, or the task of a parallel node. */
export interface EnvironmentOwner {
  readonly command?: string;
  readonly environment?: Environment;
  readonly location?: SourceLocation;
}

/**
 * What a node's processes run in, as its step or whoever runs the job has asked for. What cannot be had is reported. Bodies in TypeScript
 * run on this machine whatever was asked for: they need the Node that runs azml, and no more.
 */
export function planEnvironment(
  { path, place, local, node }: Leaf,
  owner: EnvironmentOwner,
  choice: NodeEnvironments | undefined,
  problems: DiagnosticSink,
): PlannedEnvironment {
  const kind = chooseEnvironment(path, local, choice);
  if (kind === "host" || (owner.command !== undefined && isBodyCommand(owner.command))) return host;
  const location = node.location ?? owner.location;
  const report = (problem: Pick<Diagnostic, "message" | "hint">): PlannedEnvironment => {
    const what = { path: `${place}.environment`, ...(location && { location }) };
    problems.add({ code: "AZML561", severity: "error", ...what, ...problem });
    return host;
  };
  const warn = (message: string): void => problems.add({ code: "AZML566", severity: "warning", message });
  return kind === "venv" ? planVenv(path, owner.environment, report, warn) : planContainer(path, owner.environment, report);
}

type Report = (problem: Pick<Diagnostic, "message" | "hint">) => PlannedEnvironment;

function planVenv(path: string, environment: Environment | undefined, report: Report, warn: (message: string) => void): PlannedEnvironment {
  const instead = `give the component an environment with a conda file, or run this one as it is: --env ${path}=host`;
  if (environment?.kind !== "inline" || environment.conda === undefined) {
    const message = `node "${path}" is to run in a Python environment, and ${whatItIs(environment)}`;
    return report({ message, hint: instead });
  }
  const { conda, condaFile } = environment;
  try {
    const packages = pythonPackages(conda, condaFile === undefined ? process.cwd() : dirname(condaFile));
    const { leftOut } = packages;
    if (leftOut.length > 0) warn(`a Python environment goes without ${leftOut.join(", ")}, which PyPI does not have`);
    return { kind: "venv", packages };
  } catch (error) {
    if (!(error instanceof CondaProblem)) throw error;
    return report({ message: `no Python environment can be made for node "${path}": ${error.message}`, hint: instead });
  }
}

function planContainer(path: string, environment: Environment | undefined, report: Report): PlannedEnvironment {
  if (environment?.kind !== "inline" || (environment.image === undefined && environment.build === undefined)) {
    const message = `node "${path}" is to run in a container, and ${whatItIs(environment)}`;
    return report({ message, hint: `give the component an environment with an image, or run this one as it is: --env ${path}=host` });
  }
  const { image = "", build, conda } = environment;
  if (build?.path.kind === "remote") {
    const message = `node "${path}" is to run in a container, and its build context lies at ${build.path.uri}`;
    return report({ message, hint: "download it and name the folder" });
  }
  if (build) {
    return { kind: "docker", image: { from: "context", context: build.path.path, dockerfile: build.dockerfilePath ?? "Dockerfile" } };
  }
  if (conda !== undefined) return { kind: "docker", image: { from: "conda", base: image, conda } };
  return { kind: "docker", image: { from: "registry", name: image } };
}

function whatItIs(environment: Environment | undefined): string {
  if (environment === undefined) return "its component has no environment";
  if (environment.kind === "reference") return `its environment "${environment.id}" lives in a workspace`;
  if (environment.build) return "its environment is a build context, which only a container can be made of";
  return environment.image === undefined
    ? "its environment has no image"
    : `its environment is the image "${environment.image}" without a conda file`;
}
