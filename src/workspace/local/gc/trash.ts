import { randomUUID } from "node:crypto";
import { chmodSync, lstatSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder } from "../../../util/make-folder.js";
import { namesIn } from "../../../util/names-in.js";

/** The folder for what is on its way out: moved there at once, removed later, by whoever comes by. */
export class Trash {
  readonly folder: string;
  /** What could not be moved here: it lies on another disk, or there is no room for as much as a name. */
  readonly #elsewhere: string[] = [];

  constructor(workspaceFolder: string) {
    this.folder = join(workspaceFolder, "trash");
  }

  /** Takes a file or folder out of its place. What cannot be moved now (in use, on Windows) stays for the next time. */
  take(path: string): boolean {
    try {
      makeFolder(this.folder);
      renameSync(path, join(this.folder, randomUUID()));
      return true;
    } catch (error) {
      if (!["EXDEV", "ENOSPC", "EDQUOT"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
      this.#elsewhere.push(outOfTheWay(path));
      return true;
    }
  }

  empty(): void {
    for (const path of [this.folder, ...this.#elsewhere.splice(0)]) removeTree(path);
  }
}

/** A name that nobody looks for, beside the old one. Should this process be killed, no job has such a name, and it is taken for a leftover. */
function outOfTheWay(path: string): string {
  const aside = join(dirname(path), `.gone-${randomUUID()}`);
  try {
    renameSync(path, aside);
    return aside;
  } catch {
    return path;
  }
}

/** Removes a folder, even one whose folders are protected. Another process may be at it, too. */
export function removeTree(folder: string): void {
  const options = { recursive: true, force: true, maxRetries: 3 };
  try {
    rmSync(folder, options);
  } catch {
    unprotect(folder);
    rmSync(folder, options);
  }
}

function unprotect(folder: string): void {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  chmodSync(folder, 0o700);
  for (const name of readdirSync(folder)) unprotect(join(folder, name));
}

/** Bytes that removing a file or folder gives back: a file that has other names elsewhere gives none. */
export function sizeOf(path: string): number {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.nlink > 1 ? 0 : found.size;
  let size = 0;
  for (const name of namesIn(path)) size += sizeOf(join(path, name));
  return size;
}
