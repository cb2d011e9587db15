import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { containerArguments, setAside, withoutNested } from "../environments/container-command.js";
import type { ReadyContainer } from "../environments/environments.js";
import type { TrackingVariables } from "../tracking.js";
import { type EnvironmentSettings, runVariables } from "./node-environment.js";
import type { NodeRequest } from "./node-request.js";
import type { ProcessGroupOptions } from "./process-group.js";

/**
 * Runs the tool and waits for it; a signal stops the container too, within the time that a process group has. A container is no child of the
 * tool's: it would go on when the tool is killed. What stops it is no part of the group, so that it comes to its end, and what the tool has made
 * after it was told to end is taken away.
 */
const script = `
tool=$1 name=$2
shift 2
command -v setsid >/dev/null 2>&1 && apart=setsid
trap 'stopped=1; $apart "$tool" stop "$name" >/dev/null 2>&1' TERM INT HUP
"$tool" "$@" &
child=$!
wait "$child"
code=$?
while kill -s 0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
[ -z "$stopped" ] || $apart "$tool" rm --force "$name" >/dev/null 2>&1
exit "$code"
`;

interface ContainerProcess extends Pick<ProcessGroupOptions, "program" | "args" | "env"> {
  /** To be waited for when the process has ended: then the container is gone. */
  readonly ended: () => Promise<void>;
}

/** A command in a container: it sees the node's folder and its inputs, at the same paths. */
export function containerProcess(
  command: string,
  { tool, image }: ReadyContainer,
  request: NodeRequest,
  settings: EnvironmentSettings & { readonly shell: string },
): ContainerProcess {
  const { folder, inputs, planned, signal } = request;
  const tracking = trackingInContainer(settings.tracking, tool.loopback);
  const asked = {
    // A container reaches no home of the caller's, and an image need not know the caller.
    HOME: "/tmp",
    USER: process.env["USER"],
    ...settings.variables,
    ...runVariables(request, { ...settings, tracking }),
  };
  const given = Object.entries(asked).flatMap(([variable, value]) => (value === undefined ? [] : [[variable, value] as const]));
  const aside = given.flatMap(([variable, value]) => (isTools(variable, value) ? [variable] : []));
  const name = `azml-${settings.job}-${planned.path}-${randomBytes(3).toString("hex")}`.replace(/[^A-Za-z0-9_.-]/g, "-");
  const paths = [...inputs.values()].flatMap(({ text, isPath }) => (isPath ? [text] : []));
  const args = containerArguments({
    tool,
    image,
    name,
    command,
    cwd: folder.code,
    mounts: withoutNested([{ path: folder.path, isReadOnly: false }, ...paths.map((path) => ({ path, isReadOnly: true }))]),
    variables: given.map(([variable]) => variable),
    aside,
    user: tool.isRootless ? "0:0" : process.getuid && process.getgid && `${process.getuid()}:${process.getgid()}`,
  });
  keep(name, tool.program);
  return {
    program: settings.shell,
    args: ["-c", script, "azml", tool.program, name, ...args],
    env: {
      ...process.env,
      ...Object.fromEntries(given.map(([variable, value]) => [aside.includes(variable) ? setAside(variable) : variable, value])),
    },
    ended: async () => {
      if (signal.aborted) await remove(name, tool.program);
      alive.delete(name);
    },
  };
}

/** Where a container finds azml's tracking endpoint; nothing where it cannot. */
function trackingInContainer(variables: TrackingVariables, loopback: string | undefined): TrackingVariables {
  const { MLFLOW_TRACKING_URI: uri } = variables;
  if (uri === undefined || loopback === undefined) return {};
  const here = new URL(uri);
  const there = uri.replace(here.hostname, loopback);
  const withoutProxy = ["no_proxy", "NO_PROXY"].flatMap((name) => {
    const value = variables[name];
    return value === undefined ? [] : [[name, `${value},${loopback}`]];
  });
  return { ...variables, MLFLOW_TRACKING_URI: there, ...Object.fromEntries(withoutProxy) };
}

/** Whether the tool has such a variable itself, and has to keep it: where it finds its configuration, or its daemon. */
function isTools(variable: string, value: string): boolean {
  return process.env[variable] !== undefined && process.env[variable] !== value && /^[A-Za-z_][A-Za-z0-9_]*$/.test(variable);
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
      alive.forEach((tool, container) => spawn(tool, ["rm", "--force", container], { detached: true, stdio: "ignore" }).unref()),
    );
  }
  alive.set(name, program);
}

/** Most have ended by themselves and are gone; this is for one that was made in the last moment. */
async function remove(name: string, program: string): Promise<void> {
  await promisify(execFile)(program, ["rm", "--force", name]).catch(() => undefined);
}
