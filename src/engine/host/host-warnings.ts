import { statSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { NodePath } from "../../events/run-event.js";
import { pathsOf } from "../../model/artifact-include.js";
import { isBodyCommand } from "../../model/body-command.js";
import type { CodeOwner } from "../../model/code-owner.js";
import { environmentName, knownPackages } from "../environments/known-packages.js";
import type { PlannedEnvironment } from "../environments/planned-environment.js";
import { missingImports, type PythonScript } from "./missing-imports.js";
import { type CommandReading, readCommand } from "./read-command.js";

/** A node whose command, or script, azml can look at before it runs. */
export interface ReadableNode {
  readonly path: NodePath;
  readonly owner: CodeOwner;
  /** The command, or that which stands for the script of a parallel node. */
  readonly command: string;
  readonly environment: PlannedEnvironment;
  /** Names of the environment variables that the node sets itself. */
  readonly variables: readonly string[];
}

/** A node that sets one of these has other programs or packages than this process. */
const placesOfPackages: ReadonlySet<string> = new Set(["PATH", "PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE"]);

/** Most nodes, packages and commands that are named. */
const most = 5;

/**
 * What people want to know before the first node starts: that a command changes the packages of this machine (AZML569), and what scripts import that
 * this machine does not have (AZML578). One process of each Python is asked for all nodes; what takes too long is not told.
 *
 * @param variables names of environment variables that all nodes get
 */
export async function hostWarnings(nodes: readonly ReadableNode[], variables: readonly string[]): Promise<readonly Diagnostic[]> {
  const read = nodes
    .filter(({ command, environment }) => environment.kind !== "docker" && !isBodyCommand(command))
    .map((node) => ({ ...node, reading: readCommand(node.command, codeOf(node.owner)) }));
  const onHost = read.filter(({ environment }) => environment.kind === "host");
  // What a node installs first is there when it imports it.
  const checked = onHost.filter(
    (node) => node.reading.installs.length === 0 && ![...variables, ...node.variables].some((name) => placesOfPackages.has(name)),
  );
  return [...read.flatMap((node) => installWarning(node)), ...importWarnings(checked, await missingImports(checked.map(scriptsOf)))];
}

type ReadNode = ReadableNode & { readonly reading: CommandReading };

function installWarning({ path, owner, environment, reading }: ReadNode): Diagnostic[] {
  const installs = reading.installs.filter(({ tool }) => environment.kind === "host" || tool === "system");
  if (installs.length === 0) return [];
  const texts = [...new Set(installs.map(({ text }) => text))];
  return [
    {
      code: "AZML569",
      severity: "warning",
      message: `node "${path}" installs packages on this machine, for good: ${listed(texts, "; ")}`,
      ...(environment.kind === "host" && { hint: `in a Python environment of its own it does not: --env ${cureOf([path], owner)}` }),
    },
  ];
}

function scriptsOf({ owner, reading }: ReadNode): readonly PythonScript[] {
  const root = codeOf(owner) ?? "";
  // They lie beside the code when it runs.
  const own = pathsOf(owner.additionalIncludes ?? []).map((path) => basename(path).replace(/\.\w+$/, ""));
  return reading.scripts.map(({ program, script }) => ({ program, script, root, own }));
}

/** One warning for each environment that was left aside, whatever number of nodes it is of. */
function importWarnings(nodes: readonly ReadNode[], answers: Awaited<ReturnType<typeof missingImports>>): Diagnostic[] {
  const groups = new Map<
    string,
    { readonly owner: CodeOwner; readonly python: string; readonly paths: string[]; readonly missing: Set<string> }
  >();
  nodes.forEach(({ path, owner }, at) => {
    for (const { python, missing } of answers[at] ?? []) {
      if (missing.length === 0) continue;
      const key = JSON.stringify([environmentName(owner.environment), python]);
      const group = groups.get(key) ?? { owner, python, paths: [], missing: new Set<string>() };
      groups.set(key, group);
      if (!group.paths.includes(path)) group.paths.push(path);
      for (const name of missing) group.missing.add(name);
    }
  });
  return [...groups.values()].map(({ owner, python, paths, missing }) => {
    const aside =
      owner.environment === undefined
        ? `${paths.length > 1 ? "their components have" : "its component has"} no environment`
        : `${paths.length > 1 ? "their" : "its"} environment "${environmentName(owner.environment)}" is left aside`;
    const who = `${paths.length > 1 ? "nodes" : "node"} ${listed(paths.map((path) => `"${path}"`))}`;
    return {
      code: "AZML578",
      severity: "warning",
      message: `${who}: ${python} of this machine does not have ${listed([...missing].sort())}, and ${aside}`,
      hint: `azml run … --env ${cureOf(paths, owner)}`,
    };
  });
}

/** The value of `--env` that gives nodes their packages. */
function cureOf(paths: readonly string[], { environment }: CodeOwner): string {
  const isKnown = !("unknown" in knownPackages(environment));
  const [path = ""] = paths;
  if (isKnown) return paths.length > 1 ? "auto" : `${path}=venv`;
  return paths.length > 1 ? "venv:requirements.txt" : `${path}=venv:requirements.txt`;
}

/** The folder of the code; of a single file the folder that it lies in. */
function codeOf({ code }: CodeOwner): string | undefined {
  if (code?.kind !== "local") return undefined;
  const stats = statSync(code.path, { throwIfNoEntry: false });
  return stats?.isFile() ? dirname(code.path) : stats && code.path;
}

function listed(texts: readonly string[], separator = ", "): string {
  const shown = texts.slice(0, most).join(separator);
  return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}
