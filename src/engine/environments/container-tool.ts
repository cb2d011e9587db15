import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findProgram } from "../runners/shell.js";

/** A program that runs containers, and answers. */
export interface ContainerTool {
  readonly name: "docker" | "podman";
  /** Absolute path. */
  readonly program: string;
  /** Containers run as the caller, who is no root: user ids inside are mapped. */
  readonly isRootless: boolean;
}

/** Milliseconds that a daemon has to answer. */
const patience = 20_000;

/** docker where its daemon answers, else podman; or why there is neither. */
export async function findContainerTool(path = process.env["PATH"]): Promise<ContainerTool | { readonly lack: string }> {
  const lacks: string[] = [];
  for (const name of ["docker", "podman"] as const) {
    const program = findProgram(name, path);
    if (program === undefined) {
      lacks.push(`${name} is not on PATH`);
      continue;
    }
    try {
      await promisify(execFile)(program, [name === "docker" ? "version" : "info"], { timeout: patience });
      return { name, program, isRootless: name === "podman" && process.getuid?.() !== 0 };
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
