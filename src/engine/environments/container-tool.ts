import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findProgram } from "../runners/shell.js";
import { confinement, textOfMachine } from "./confined.js";
import { type ContainerTraits, traitsIn } from "./container-traits.js";

/** A program that runs containers, and answers. */
export interface ContainerTool extends Omit<ContainerTraits, "runtime"> {
  /** Absolute path. */
  readonly program: string;
  /** Arguments before the subcommand. */
  readonly first: readonly string[];
  /** Options that `build` needs, too. */
  readonly buildOptions: readonly string[];
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
      if (!("lack" in traits)) return { program, ...onThisMachine(traits, path) };
      lacks.push(`${name} does not answer: ${traits.lack}`);
    } catch (error) {
      const { stderr = "" } = error as { readonly stderr?: string };
      lacks.push(`${name} does not answer${stderr.trim() === "" ? "" : `: ${stderr.trim().split("\n").at(-1)}`}`);
    }
  }
  return { lack: lacks.join("; ") };
}

function onThisMachine({ runtime, ...traits }: ContainerTraits, path: string | undefined): Omit<ContainerTool, "program"> {
  const isConfined = traits.name === "podman" && process.platform === "linux" && !traits.isRootless;
  if (!isConfined) return { ...traits, first: [], buildOptions: [] };
  const hasProgram = (name: string): boolean => findProgram(name, path) !== undefined;
  const { first, options } = confinement({ read: textOfMachine, hasProgram, runtime });
  return { ...traits, first, options: [...traits.options, ...options], buildOptions: options };
}

/** Whether the image is on this machine. */
export async function hasImage({ program }: ContainerTool, image: string): Promise<boolean> {
  return promisify(execFile)(program, ["image", "inspect", image]).then(
    () => true,
    () => false,
  );
}
