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
  /**
   * Variables that the container gets, as `NAME=value`, or as `NAME` for the value that the tool itself is given: no list of processes shows
   * it then.
   */
  readonly variables: readonly string[];
  /** Whose the files are that the command writes: `1000:1000`. */
  readonly user: string | undefined;
}

/**
 * In the image's bash, as on Azure ML, or its sh. The first process of a container heeds only signals that it asks for; this one asks, and
 * hands them on.
 */
const inShell = `
trap 'kill -s TERM -- -1' TERM INT
shell=sh
command -v bash >/dev/null 2>&1 && shell=bash
"$shell" -c "$1" &
child=$!
wait "$child"
code=$?
while kill -s 0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
exit "$code"
`;

/** The arguments that run a command in a container which is gone afterwards. */
export function containerArguments({ tool, image, name, command, cwd, mounts, variables, user }: ContainerRun): string[] {
  return [
    "run",
    "--rm",
    "--name",
    name,
    ...(user === undefined ? [] : ["--user", user]),
    ...(tool.isRootless ? ["--userns", "keep-id"] : []),
    "--workdir",
    cwd,
    ...mounts.flatMap(({ path, isReadOnly }) => ["--mount", mountOption(path, isReadOnly)]),
    ...variables.flatMap((variable) => ["--env", variable]),
    "--entrypoint",
    "sh",
    image,
    "-c",
    inShell,
    "azml",
    command,
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
