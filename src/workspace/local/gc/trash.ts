import { randomUUID } from "node:crypto";
import { chmodSync, lstatSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../../../util/make-folder.js";

/** The folder for what is on its way out: moved there at once, removed later, by whoever comes by. */
export class Trash {
  readonly folder: string;

  constructor(workspaceFolder: string) {
    this.folder = join(workspaceFolder, "trash");
  }

  /** Takes a file or folder out of its place. What cannot be moved now (in use, on Windows) stays for the next time. */
  take(path: string): boolean {
    makeFolder(this.folder);
    try {
      renameSync(path, join(this.folder, randomUUID()));
      return true;
    } catch {
      return false;
    }
  }

  empty(): void {
    removeTree(this.folder);
  }
}

/** Removes a folder, even one whose folders are protected. Another process may be at it, too. */
function removeTree(folder: string): void {
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

/** Names in a folder; none when it is not there or cannot be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
