import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** docker or podman, the one that azml takes, and really running containers. */
export interface RealTool {
  readonly name: "docker" | "podman";
  /** An image with a shell and a few programs. */
  readonly image: string;
  /** Variables without which the tool runs nothing on this machine. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether a container reaches this machine's loopback: not that of a docker without root. */
  readonly hasLoopback: boolean;
  /** What the tool prints when it is asked so. */
  readonly ask: (...args: string[]) => string;
}

const image = "localhost/azml-test:5";
const programs = ["sh", "bash", "cat", "chmod", "cp", "ls", "mkdir", "sleep", "touch"];
const configuration = fileURLToPath(new URL("../../../.cache/containers.conf", import.meta.url));

/** The tool that really runs containers here, with an image that is made of this machine's own programs; or why there is none. */
export function containerTool(): RealTool | { readonly lack: string } {
  if (process.platform !== "linux") return { lack: "an image of this machine's own programs needs Linux" };
  const lacks: string[] = [];
  for (const name of ["docker", "podman"] as const) {
    if (name === "podman") installPodman();
    // The engine takes the first that answers.
    if (spawnSync(name, ["info"]).status !== 0) {
      lacks.push(`${name} is not there or does not answer`);
      continue;
    }
    const env = {};
    const trouble = startTrouble(name, env);
    if (trouble === undefined) return realTool(name, env);
    if (name !== "podman" || !/RLIMIT|setrlimit|cgroup/.test(trouble)) return { lack: `${name} runs nothing: ${trouble}` };
    const confined = confinedPodman();
    const second = startTrouble(name, confined);
    return second === undefined ? realTool(name, confined) : { lack: `podman runs nothing: ${second}` };
  }
  return { lack: lacks.join("; ") };
}

function realTool(name: RealTool["name"], env: RealTool["env"]): RealTool {
  const ask: RealTool["ask"] = (...args) => spawnSync(name, args, { encoding: "utf8", env: { ...process.env, ...env } }).stdout;
  return { name, image, env, hasLoopback: !ask("info", "--format", "{{json .}}").includes('"name=rootless"'), ask };
}

/** Why a container of the image does not run; undefined when it does. */
function startTrouble(name: RealTool["name"], more: RealTool["env"]): string | undefined {
  const env = { ...process.env, ...more };
  if (spawnSync(name, ["image", "inspect", image], { env }).status !== 0) importImage(name);
  const { status, stderr } = spawnSync(name, ["run", "--rm", "--entrypoint", "sh", image, "-c", "exit 0"], { encoding: "utf8", env });
  return status === 0 ? undefined : (stderr.trim().split("\n").at(-1) ?? "");
}

/** Debian's podman, where Debian's packages can be installed. */
function installPodman(): void {
  if (spawnSync("podman", ["--version"]).status === 0 || process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => spawnSync("apt-get", ["install", "--yes", "--no-install-recommends", "podman", "runc"], { env }).status;
  // A new machine may not know the packages yet.
  if (install() !== 0 && spawnSync("apt-get", ["update"], { env }).status === 0) install();
}

/**
 * Podman for a machine that is a sandbox itself: a superuser without CAP_SYS_RESOURCE may raise no limit, as podman's own settings do, and crun refuses
 * control groups of both versions beside each other, which runc takes.
 */
function confinedPodman(): RealTool["env"] {
  mkdirSync(dirname(configuration), { recursive: true });
  writeFileSync(configuration, '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n[engine]\nruntime = "runc"\n');
  return { CONTAINERS_CONF: configuration };
}

function importImage(tool: string): void {
  const root = mkdtempSync(join(tmpdir(), "azml-image-"));
  for (const folder of ["tmp", "etc"]) mkdirSync(join(root, folder));
  for (const program of programs) {
    const path = spawnSync("sh", ["-c", `readlink -f "$(command -v ${program})"`], { encoding: "utf8" }).stdout.trim();
    const needed = spawnSync("ldd", [path], { encoding: "utf8" }).stdout.match(/\/\S+/g) ?? [];
    for (const [from, to] of [[path, `/bin/${program}`], ...needed.map((one) => [one, one])] as [string, string][]) {
      mkdirSync(join(root, dirname(to)), { recursive: true });
      if (existsSync(from)) copyFileSync(from, join(root, to));
    }
  }
  writeFileSync(join(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
  const archive = `${root}.tar`;
  // Everybody writes to /tmp, whoever has made the folder.
  spawnSync("chmod", ["1777", join(root, "tmp")]);
  spawnSync("chmod", ["755", root]);
  spawnSync("tar", ["--create", "--owner=0", "--group=0", "--file", archive, "--directory", root, "."]);
  spawnSync(tool, ["import", "--change", "ENV PATH=/bin", archive, image]);
  rmSync(root, { recursive: true });
  rmSync(archive, { force: true });
}
