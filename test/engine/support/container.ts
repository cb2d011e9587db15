import { installDebian } from "./debian.js";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type ContainerTool, findContainerTool } from "../../../src/engine/environments/container-tool.js";

/** docker or podman, the one that azml takes, and really running containers. */
export interface RealTool {
  readonly name: "docker" | "podman";
  /** An image with a shell and a few programs. */
  readonly image: string;
  /** Whether a container reaches this machine's loopback: not that of a docker without root. */
  readonly hasLoopback: boolean;
  /** What the tool prints when it is asked so. */
  readonly ask: (...args: string[]) => string;
}

const image = "localhost/azml-test:5";
const programs = ["sh", "bash", "cat", "chmod", "cp", "ls", "mkdir", "sleep", "touch"];

/** The tool that really runs containers here, with an image that is made of this machine's own programs; or why there is none. */
export async function containerTool(): Promise<RealTool | { readonly lack: string }> {
  if (process.platform !== "linux") return { lack: "an image of this machine's own programs needs Linux" };
  if (spawnSync("docker", ["info"]).status !== 0) installPodman();
  const tool = await findContainerTool();
  if ("lack" in tool) return tool;
  const { name } = tool;
  const trouble = startTrouble(tool);
  if (trouble !== undefined) return { lack: `${name} runs nothing: ${trouble}` };
  return { name, image, hasLoopback: tool.loopback !== undefined, ask: (...args) => spawnSync(name, args, { encoding: "utf8" }).stdout };
}

/** Why a container of the image does not run; undefined when it does. */
function startTrouble({ name, first, options }: ContainerTool): string | undefined {
  if (spawnSync(name, ["image", "inspect", image]).status !== 0) importImage(name);
  const args = [...first, "run", "--rm", ...options, "--entrypoint", "sh", image, "-c", "exit 0"];
  const { status, stderr } = spawnSync(name, args, { encoding: "utf8" });
  return status === 0 ? undefined : (stderr.trim().split("\n").at(-1) ?? "");
}

/** Debian's podman, where Debian's packages can be installed. */
function installPodman(): void {
  if (spawnSync("podman", ["--version"]).status !== 0) installDebian(["podman", "runc"]);
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
