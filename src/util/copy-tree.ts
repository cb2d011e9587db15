import { chmodSync, constants, copyFileSync, mkdirSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { oddFile, oddKind } from "../guard/open-regular.js";

/**
 * Copies a file or folder to a path where nothing is. Links are followed, so that the copy is whole wherever it goes; one to a folder around it
 * is left out. Whoever copies may write to the copy, although the files may be protected. Copy-on-write where the file system can.
 *
 * @throws GuardError AZML548 for what is neither file nor folder; the file system's error when something cannot be read or written
 */
export function copyTree(from: string, to: string): void {
  copy(from, to, []);
}

function copy(from: string, to: string, ancestors: readonly string[]): void {
  const { mode, isFolder } = look(from);
  if (!isFolder) {
    copyFileSync(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    if ((mode & 0o200) === 0) chmodSync(to, mode | 0o200);
    return;
  }
  const real = realpathSync(from);
  if (ancestors.includes(real)) return;
  mkdirSync(to);
  for (const name of readdirSync(from)) copy(join(from, name), join(to, name), [...ancestors, real]);
}

function look(path: string): { readonly mode: number; readonly isFolder: boolean } {
  const found = statSync(path);
  const odd = oddKind(found);
  if (odd !== undefined && odd !== "a folder") throw oddFile(path, odd);
  return { mode: found.mode, isFolder: found.isDirectory() };
}
