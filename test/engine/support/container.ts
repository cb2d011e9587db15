import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

interface RealTool {
  /** An image with a shell and a few programs. */
  readonly image: string;
  /** Names of the containers that run for a job. */
  readonly running: (job: string) => string;
}

const image = "localhost/azml-test:1";
const programs = ["sh", "cat", "sleep", "ls"];

/** docker or podman, if it really runs containers here, with an image that is made of this machine's own programs; or why there is none. */
export function containerTool(): RealTool | { readonly lack: string } {
  const lacks: string[] = [];
  for (const tool of ["docker", "podman"]) {
    const ask = (...args: string[]) => spawnSync(tool, args, { encoding: "utf8" });
    if (ask(tool === "docker" ? "version" : "info").status !== 0) {
      lacks.push(`${tool} is not there or does not answer`);
      continue;
    }
    if (ask("image", "inspect", image).status !== 0) importImage(tool);
    const { status, stderr } = ask("run", "--rm", "--entrypoint", "sh", image, "-c", "exit 0");
    if (status === 0) return { image, running: (job) => ask("ps", "--filter", `name=azml-${job}`, "--format", "{{.Names}}").stdout };
    // The engine takes the first that answers.
    lacks.push(`${tool} runs nothing: ${stderr.trim().split("\n").at(-1)}`);
    break;
  }
  return { lack: lacks.join("; ") };
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
  const archive = `${root}.tar`;
  spawnSync("tar", ["--create", "--file", archive, "--directory", root, "."]);
  spawnSync(tool, ["import", "--change", "ENV PATH=/bin", archive, image]);
  rmSync(root, { recursive: true });
  rmSync(archive, { force: true });
}
