import { lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { GuardError } from "../../guard/guard-error.js";
import { placeBelow } from "../../guard/place-below.js";

export interface ListedFile {
  readonly path: string;
  readonly is_dir: boolean;
  readonly file_size?: number;
}

/**
 * What lies in a folder, by name; nothing when there is none. Files that are being written are left out, and so is what is no file or leads out of
 * the folder.
 */
export function listFiles(folder: string): readonly ListedFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith(unfinished))
    .sort()
    .flatMap((name) => {
      const found = leadsOut(folder, name) ? undefined : statSync(join(folder, name), { throwIfNoEntry: false });
      if (!found?.isFile() && !found?.isDirectory()) return [];
      return [{ path: name, is_dir: found.isDirectory(), ...(found.isFile() && { file_size: found.size }) }];
    });
}

/** How the names of files begin that are being written. */
export const unfinished = ".azml-upload-";

function leadsOut(folder: string, name: string): boolean {
  if (lstatSync(join(folder, name), { throwIfNoEntry: false })?.isSymbolicLink() !== true) return false;
  try {
    placeBelow({ root: folder, path: folder }, name);
    return false;
  } catch (error) {
    if (error instanceof GuardError) return true;
    throw error;
  }
}
