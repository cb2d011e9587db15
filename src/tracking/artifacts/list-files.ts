import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export interface ListedFile {
  readonly path: string;
  readonly is_dir: boolean;
  readonly file_size?: number;
}

/** What lies in a folder, by name; nothing when there is none. Files that are being written are left out. */
export function listFiles(folder: string): readonly ListedFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith(unfinished))
    .sort()
    .flatMap((name) => {
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      if (!found) return [];
      return [{ path: name, is_dir: found.isDirectory(), ...(found.isFile() && { file_size: found.size }) }];
    });
}

/** How the names of files begin that are being written. */
export const unfinished = ".azml-upload-";
