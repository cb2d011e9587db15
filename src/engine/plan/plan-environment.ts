import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { DiagnosticSink } from "../../diagnostics/sink.js";
import { isBodyCommand } from "../../model/body-command.js";
import type { Environment } from "../../model/environment.js";
import type { SourceLocation } from "../../model/location.js";
import type { EnvironmentChoice, NodeEnvironments } from "../../workspace/job-operations.js";
import { chooseEnvironment } from "../environments/choose-environment.js";
import { filePackages } from "../environments/file-packages.js";
import type { ImagePackages } from "../environments/image-packages.js";
import { environmentName, knownPackages } from "../environments/known-packages.js";
import { host, type PlannedEnvironment } from "../environments/planned-environment.js";
import { needsNoPython } from "../environments/needs-no-python.js";
import { howToRegister } from "./not-registered.js";
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
  if (kind === "auto" && owner.command !== undefined && needsNoPython(owner.command)) return host;
  const location = node.location ?? owner.location;
  const report: Report = (problem) => {
    const what = { path: `${place}.environment`, focus: "environment", ...(location && { location }) };
    problems.add({ severity: "error", ...what, ...problem });
    return host;
  };
  if (kind === "docker") return planContainer(owner.environment, report);
  return planVenv(kind, owner.environment, { report, problems, python: choice?.python });
}

type Report = (problem: Pick<Diagnostic, "code" | "message" | "hint">) => PlannedEnvironment;

interface VenvPlanning {
  readonly report: Report;
  readonly problems: DiagnosticSink;
  /** Wins over what the environment says. */
  readonly python: string | undefined;
}

function planVenv(
  kind: Exclude<EnvironmentChoice, "host" | "docker">,
  environment: Environment | undefined,
  { report, problems, python }: VenvPlanning,
): PlannedEnvironment {
  const file = kind === "auto" || kind === "venv" ? undefined : kind.slice("venv:".length);
  const found = file === undefined ? knownPackages(environment) : filePackages(file);
  if ("unknown" in found) {
    if (kind === "auto") return host;
    if (file !== undefined) return report({ code: "AZML579", message: found.unknown, hint: "the path is relative to the current folder" });
    return report({
      code: "AZML561",
      message: `no Python environment can be made${named(environment)}: ${found.unknown}`,
      hint: curesOf(environment),
    });
  }
  const { leftOut, requirements } = found.packages;
  // One of R, or of programs alone, holds nothing that a Python environment could.
  if (kind === "auto" && requirements.length === 0 && leftOut.length > 0) return host;
  const name = file ?? environmentName(environment);
  tell(name, found, problems);
  return { kind: "venv", packages: python === undefined ? found.packages : { ...found.packages, python }, name };
}

/** Told once for each environment, however many nodes have it. */
function tell(name: string, { packages: { leftOut, requirements }, approximates }: ImagePackages, problems: DiagnosticSink): void {
  const warn = (code: "AZML519" | "AZML566", message: string): void => problems.add({ code, severity: "warning", message });
  if (leftOut.length > 0) warn("AZML566", `a Python environment goes without ${leftOut.join(", ")}, which PyPI does not have`);
  if (approximates === undefined) return;
  const what = requirements.length === 0 ? "no packages" : `the Python packages that are known of it (${approximates})`;
  warn("AZML519", `environment "${name}" is approximated by a Python environment with ${what}`);
}

function planContainer(environment: Environment | undefined, report: Report): PlannedEnvironment {
  const refuse = (why: string, hint: string): PlannedEnvironment =>
    report({ code: "AZML561", message: `no container can be started${named(environment)}: ${why}`, hint });
  if (environment === undefined) return refuse("the component has no environment", "give it one with an image");
  if (environment.kind === "reference")
    return refuse("it lives in a workspace or a registry", howToRegister("environments", environment.id, undefined));
  const { image, build, conda } = environment;
  if (build?.path.kind === "remote") return refuse(`its build context lies at ${build.path.uri}`, "download it and name the folder");
  if (build) {
    return { kind: "docker", image: { from: "context", context: build.path.path, dockerfile: build.dockerfilePath ?? "Dockerfile" } };
  }
  if (image === undefined) return refuse("it has no image", "give it one");
  if (conda !== undefined) return { kind: "docker", image: { from: "conda", base: image, conda } };
  return { kind: "docker", image: { from: "registry", name: image } };
}

function named(environment: Environment | undefined): string {
  return environment === undefined ? "" : ` of environment "${environmentName(environment)}"`;
}

/** What works instead, without the nodes that it is for: these are known when all have been planned. */
function curesOf(environment: Environment | undefined): string {
  const file = "or say its packages: --env venv:requirements.txt";
  if (environment === undefined) return `give the component an environment with a conda file, ${file}`;
  if (environment.kind === "reference") return `${howToRegister("environments", environment.id, undefined)}, ${file}`;
  return `${environment.conda === undefined ? "give it a conda file" : "mend its conda file"}, ${file}`;
}
