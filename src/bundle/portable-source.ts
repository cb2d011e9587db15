import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/**
 * How a source file is called in a bundle's source map: relative to the package that holds it, so that the same
 * sources make the same bytes in every folder of every machine.
 *
 * `…/project/src/train.ts` → `src/train.ts`; `…/node_modules/ml/index.js` → `node_modules/ml/index.js`; azml's own → `azml/…`.
 */
export function portableSource(file: string, azmlRoot: string): string {
  const path = file.replaceAll("\0", "");
  const modules = path.lastIndexOf(`${sep}node_modules${sep}`);
  if (path.startsWith(azmlRoot + sep) && modules < azmlRoot.length) return posix(join("azml", relative(azmlRoot, path)));
  if (modules >= 0) return posix(path.slice(modules + 1));
  return posix(relative(packageFolder(path), path));
}

/** The nearest folder upward with a package.json, else the file's own. */
export function packageFolder(file: string): string {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return dirname(resolve(file));
  }
}

function posix(path: string): string {
  return path.split(sep).join("/");
}
