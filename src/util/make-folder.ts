import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and the missing ones above it, one by one: Node's own `recursive` never comes back from some file
 * systems that refuse (`/proc`).
 *
 * @param mode of the folder itself, where it is made
 * @throws the file system's error when a folder cannot be made or a file is in its place
 */
export function makeFolder(folder: string, mode?: number): void {
  const missing: string[] = [];
  for (let path = resolve(folder); ; path = dirname(path)) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && !found.isDirectory()) throw Object.assign(new Error(`${path} is a file`), { code: "ENOTDIR" });
    if (found || dirname(path) === path) break;
    missing.unshift(path);
  }
  for (const path of missing) {
    try {
      mkdirSync(path, path === resolve(folder) ? mode : undefined);
    } catch (error) {
      // Another process may have been faster.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
