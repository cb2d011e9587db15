import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isBelow } from "../guard/place-below.js";

const scripts = /\.[cm]?[jt]sx?$/;
const programs = /\b(?:node|npm|npx|tsx|ts-node)\b/;

/** Whether Node runs in a node's code: by what its command calls, and what its files are. */
export function isNodesCode(command: string, files: readonly string[]): boolean {
  return programs.test(command) || files.some((name) => scripts.test(name));
}

export interface CodeApart {
  /** Real path of the folder to put the code into. */
  readonly code: string;
  /** Puts the code where it is kept. */
  readonly end: () => void;
}

const atWork = new Set<string>();

/** Whether a real path lies in a folder that a node of this process works in now, outside its run. */
export function isInCodeApart(path: string): boolean {
  return [...atWork].some((folder) => isBelow(path, folder));
}

/**
 * A folder for a node's code that lies outside the project, with a link to it where the code is kept. Node looks for packages in all folders around
 * a file, and would find the project's: a node would run here by packages that nobody has sent along.
 *
 * @param kept where the code lies when the node has ended
 */
export function codeApart(kept: string): CodeApart {
  const folder = mkdtempSync(join(outside(), "azml-node-"));
  const code = join(folder, "code");
  atWork.add(code);
  mkdirSync(code);
  mkdirSync(dirname(kept), { recursive: true });
  rmSync(kept, { recursive: true, force: true });
  symlinkSync(code, kept, "junction");
  return {
    code,
    end: () => {
      atWork.delete(code);
      rmSync(kept, { force: true });
      move(code, kept);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Links to packages that are installed here, where a node's code looks for them. */
export function linkPackages(packages: Readonly<Record<string, string>>, code: string): void {
  for (const [name, folder] of Object.entries(packages)) {
    const link = join(code, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(folder, link, "junction");
  }
}

/** The folder for temporary files, or, should packages be found from there, another one. */
function outside(): string {
  const candidates = [tmpdir(), "/tmp", homedir()].filter((folder) => existsSync(folder)).map((folder) => realpathSync(folder));
  return candidates.find((folder) => !seesPackages(folder)) ?? realpathSync(tmpdir());
}

function seesPackages(folder: string): boolean {
  return existsSync(join(folder, "node_modules")) || (dirname(folder) !== folder && seesPackages(dirname(folder)));
}

/** From one disk to another, files are copied. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  }
}
