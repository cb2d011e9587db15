import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { NodeFailure } from "../node-failure.js";
import { fitsGlob } from "./glob.js";

/** Every file below a folder, in the order of their names. Links to files count, links to folders are not followed: they may lead in circles. */
export function listFiles(folder: string): string[] {
  const files: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...listFiles(path));
    else if (entry.isFile() || statSync(path, { throwIfNoEntry: false })?.isFile()) files.push(path);
  }
  return files;
}

/**
 * Files that a pattern with `*`, `?`, `[…]` and `**` names, in the order of their names. `pattern` is an absolute path.
 *
 * @example matchFiles("/data/2024/**\/*.csv")
 */
export function matchFiles(pattern: string): string[] {
  const segments = pattern.split(sep === "\\" ? /[\\/]/ : "/");
  const wild = segments.findIndex((segment) => /[*?[]/.test(segment));
  const base = segments.slice(0, wild).join(sep) || sep;
  if (statSync(base, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new NodeFailure({ code: "AZML553", message: `folder ${base} of pattern ${pattern} does not exist` });
  }
  const glob = segments.slice(wild).join("/");
  return listFiles(base).filter((file) => fitsGlob(glob, relative(base, file).replaceAll(sep, "/")));
}
