import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findProgram } from "../runners/shell.js";
import { type ContainerTraits, traitsIn } from "./container-traits.js";

/** A program that runs containers, and answers. */
export interface ContainerTool extends ContainerTraits {
  /** Absolute path. */
  readonly program: string;
}

/** Milliseconds that a daemon has to answer. */
const patience = 20_000;

/** docker where its daemon answers, else podman; or why there is neither. */
export async function findContainerTool(path = process.env["PATH"]): Promise<ContainerTool | { readonly lack: string }> {
  if (process.platform === "win32") return { lack: "a container has no place for the paths of Windows; in WSL azml runs containers" };
  const lacks: string[] = [];
  for (const name of ["docker", "podman"]) {
    const program = findProgram(name, path);
    if (program === undefined) {
      lacks.push(`${name} is not on PATH`);
      continue;
    }
    try {
      const { stdout } = await promisify(execFile)(program, ["info", "--format", "{{json .}}"], { timeout: patience });
      const traits = traitsIn(JSON.parse(stdout), process.platform);
      if (!("lack" in traits)) return { program, ...traits };
      lacks.push(`${name} does not answer: ${traits.lack}`);
    } catch (error) {
      const { stderr = "" } = error as { readonly stderr?: string };
      lacks.push(`${name} does not answer${stderr.trim() === "" ? "" : `: ${stderr.trim().split("\n").at(-1)}`}`);
    }
  }
  return { lack: lacks.join("; ") };
}

/** Whether the image is on this machine. */
export async function hasImage({ program }: ContainerTool, image: string): Promise<boolean> {
  return promisify(execFile)(program, ["image", "inspect", image]).then(
    () => true,
    () => false,
  );
}
