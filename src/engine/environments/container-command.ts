import type { ContainerTool } from "./container-tool.js";

/** A folder or file of this machine that the container sees, at the same path. */
export interface ContainerMount {
  readonly path: string;
  readonly isReadOnly: boolean;
}

export interface ContainerRun {
  readonly tool: ContainerTool;
  readonly image: string;
  /** Name of the container, by which it is stopped. */
  readonly name: string;
  readonly command: string;
  readonly cwd: string;
  readonly mounts: readonly ContainerMount[];
  /** Names of the variables that the container gets from the tool's own: no list of processes shows values. */
  readonly variables: readonly string[];
  /** Those of them whose value the tool has under {@link setAside the name with a prefix}. */
  readonly aside: readonly string[];
  /** Whose the files are that the command writes: `1000:1000`. */
  readonly user: string | undefined;
}

/** The name under which the tool is given a variable that it has itself, with another value. */
export function setAside(variable: string): string {
  return `AZML_ASIDE_${variable}`;
}

/** Seconds that a container has to end before it is killed: less than a process group has. */
const patience = 3;

/**
 * In the image's bash, as on Azure ML, or its sh. The first process of a container heeds only signals that it asks for; this one asks, and
 * hands them on.
 */
const inShell = `
trap 'kill -s TERM -- -1' TERM INT
command=$1
shift
for name; do
  eval "export $name=\\"\\$${setAside("$name")}\\""
  unset "${setAside("$name")}"
done
shell=sh
command -v bash >/dev/null 2>&1 && shell=bash
"$shell" -c "$command" &
child=$!
wait "$child"
code=$?
while kill -s 0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
exit "$code"
`;

/** The arguments that run a command in a container which is gone afterwards. */
export function containerArguments({ tool, image, name, command, cwd, mounts, variables, aside, user }: ContainerRun): string[] {
  return [
    ...tool.first,
    "run",
    "--rm",
    "--name",
    name,
    "--stop-timeout",
    String(patience),
    // The node's log has what it prints.
    "--log-driver",
    "none",
    ...tool.options,
    ...(user === undefined ? [] : ["--user", user]),
    "--workdir",
    cwd,
    ...mounts.flatMap(({ path, isReadOnly }) => ["--mount", mountOption(path, isReadOnly)]),
    ...variables.flatMap((variable) => ["--env", aside.includes(variable) ? setAside(variable) : variable]),
    "--entrypoint",
    "sh",
    image,
    "-c",
    inShell,
    "azml",
    command,
    ...aside,
  ];
}

/** Comma-separated values, which for a path may need quotes. */
function mountOption(path: string, isReadOnly: boolean): string {
  const field = (name: string): string => {
    const text = `${name}=${path}`;
    return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return ["type=bind", field("source"), field("target"), ...(isReadOnly ? ["readonly"] : [])].join(",");
}

/** One mount for each path: what lies in a folder that is mounted alike needs none of its own. */
export function withoutNested(mounts: readonly ContainerMount[]): ContainerMount[] {
  const unique = [...new Map(mounts.map((mount) => [mount.path, mount])).values()];
  return unique.filter(
    ({ path }) => !unique.some((other) => other.path !== path && path.startsWith(`${other.path}/`) && !other.isReadOnly),
  );
}
