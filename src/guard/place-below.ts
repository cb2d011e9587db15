import { lstatSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { GuardError } from "./guard-error.js";

/** A folder that bodies give names of things in. */
export interface BodyFolder {
  /** Folder of azml's that no body has a reason to replace, such as that of the run. Links on the way to it are the user's. */
  readonly root: string;
  /** The folder itself, at or below the root. It need not exist. */
  readonly path: string;
}

/**
 * The path that a name means in a folder: the one place where a name that a body gave becomes a path. Empty means the folder itself.
 *
 * @throws GuardError AZML559 for a name that leads out of the folder: absolute, with `..`, a drive's letter, a NUL or (on Windows) a
 * backslash, or over a link that leads elsewhere
 * @example placeBelow({ root: run, path: `${run}/train/artifacts` }, "figures/roc.png")
 */
export function placeBelow({ root, path: folder }: BodyFolder, name: string): string {
  const unfit = unfitName(name);
  if (unfit !== undefined) throw outside(name, unfit);
  const path = resolve(folder, name);
  const realRoot = realpathSync(root);
  const existing = nearest(path);
  // Nothing of it is there, not even the root: nothing can lead elsewhere.
  if (!isBelow(existing, root)) return path;
  const expected = join(realRoot, relative(root, isBelow(existing, folder) ? folder : existing));
  const real = realOf(existing);
  if (real === undefined) throw outside(name, "goes over a link that leads nowhere");
  if (!isBelow(real, expected)) throw outside(name, "goes over a link that leads elsewhere");
  return path;
}

/** Why a name cannot be one of something in a folder; undefined when it can. */
export function unfitName(name: string): string | undefined {
  if (name.includes("\0")) return "has a NUL in it";
  if (isAbsolute(name) || /^[\\/]/.test(name)) return "is an absolute path";
  if (/^[a-z]:/i.test(name)) return "begins with the letter of a drive";
  if (sep === "\\" && name.includes("\\")) return "has a backslash in it";
  return name.split("/").includes("..") ? "leads out of its folder" : undefined;
}

/** Whether a path is a folder, or lies in it; both absolute. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}

function outside(name: string, why: string): GuardError {
  return new GuardError("AZML559", `${JSON.stringify(name.slice(0, 200))} ${why}`);
}

/** The path itself, or the nearest above it where something is. */
function nearest(path: string): string {
  for (let at = path; ; at = dirname(at)) if (at === dirname(at) || isThere(at)) return at;
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A file is on the way, or the name is too long for there to be anything.
    if (code === "ENOTDIR" || code === "ENAMETOOLONG" || code === "ELOOP") return false;
    throw error;
  }
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
