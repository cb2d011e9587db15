import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { containerArguments, withoutNested } from "../environments/container-command.js";
import type { ReadyContainer } from "../environments/environments.js";
import { type EnvironmentSettings, runVariables } from "./node-environment.js";
import type { NodeRequest } from "./node-request.js";
import type { ProcessGroupOptions } from "./process-group.js";

/**
 * Runs the tool and waits for it; a signal stops the container too, within the time that a process group has. A container is no child of the
 * tool's: it would go on when the tool is killed.
 */
const script = `
tool=$1 name=$2
shift 2
trap '"$tool" stop --time 3 "$name" >/dev/null 2>&1' TERM INT HUP
"$tool" "$@" &
child=$!
wait "$child"
code=$?
while kill -s 0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
exit "$code"
`;

interface ContainerProcess extends Pick<ProcessGroupOptions, "program" | "args" | "env"> {
  /** To be called when the process has ended. */
  readonly ended: () => void;
}

/** A command in a container: it sees the node's folder and its inputs, at the same paths. */
export function containerProcess(
  command: string,
  { tool, image }: ReadyContainer,
  request: NodeRequest,
  settings: EnvironmentSettings & { readonly shell: string },
): ContainerProcess {
  const { folder, inputs, planned } = request;
  // A container reaches neither a home of the caller's nor the tracking endpoint, which listens to this machine alone.
  const own = runVariables(request, { ...settings, tracking: {} });
  const variables = { HOME: "/tmp", ...settings.variables, ...own };
  // The tool itself gets them, so that no list of processes shows them.
  const secret = Object.fromEntries(Object.entries(settings.variables).filter(([variable]) => !(variable in own)));
  const given = Object.entries(variables).flatMap(([variable, value]) => (value === undefined ? [] : [[variable, value] as const]));
  const name = `azml-${settings.job}-${planned.path}-${randomBytes(3).toString("hex")}`.replace(/[^A-Za-z0-9_.-]/g, "-");
  const paths = [...inputs.values()].flatMap(({ text, isPath }) => (isPath ? [text] : []));
  const args = containerArguments({
    tool,
    image,
    name,
    command,
    cwd: folder.code,
    mounts: withoutNested([{ path: folder.path, isReadOnly: false }, ...paths.map((path) => ({ path, isReadOnly: true }))]),
    variables: given.map(([variable, value]) => (isTools(variable, value) && !(variable in secret) ? `${variable}=${value}` : variable)),
    user: process.getuid && process.getgid && `${process.getuid()}:${process.getgid()}`,
  });
  keep(name, tool.program);
  return {
    program: settings.shell,
    args: ["-c", script, "azml", tool.program, name, ...args],
    env: { ...variables, ...process.env, ...secret },
    ended: () => void alive.delete(name),
  };
}

/** Whether the tool itself has such a variable, and has to keep it: where it finds its configuration, or its daemon. */
function isTools(variable: string, value: string): boolean {
  return process.env[variable] !== undefined && process.env[variable] !== value;
}

/** Containers that run, and the program that stops them. */
const alive = new Map<string, string>();
let hooked = false;

/** When this process ends at once, nobody else is left to stop them. */
function keep(name: string, program: string): void {
  if (!hooked) {
    hooked = true;
    // It outlives this process.
    process.on("exit", () =>
      alive.forEach((tool, container) => spawn(tool, ["kill", container], { detached: true, stdio: "ignore" }).unref()),
    );
  }
  alive.set(name, program);
}
