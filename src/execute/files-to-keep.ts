import { readdirSync, statSync } from "node:fs";
import { basename, join, posix, relative, resolve, sep } from "node:path";

/**
 * The files that a body asks to keep: the one at `path`, or all those below it, each with its name among the artifacts, which starts with `folder`.
 *
 * @throws Error when there is nothing at `path`, or `folder` leads out of the artifacts.
 */
export function filesToKeep(path: string, folder = ""): readonly { readonly file: string; readonly name: string }[] {
  const below = posix.normalize(folder.replaceAll("\\", "/"));
  if (below.startsWith("/") || below.split("/").includes("..")) throw new Error(`"${folder}" leads out of the artifacts of the run`);
  const root = resolve(path);
  const found = statSync(root, { throwIfNoEntry: false });
  if (!found) throw new Error(`there is no file or folder ${root} to keep`);
  const name = (file: string): string => posix.join(below, basename(root), ...relative(root, file).split(sep));
  if (!found.isDirectory()) return [{ file: root, name: name(root) }];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, name: name(file) }));
}
