import path from "node:path";

/** A path as it is written in a file of `folder`: relative, with `/`; absolute where a relative one would be taken for a name (`a:b`). */
export function relativePath(folder: string, target: string): string {
  const relative = path.relative(folder, target).split(path.sep).join("/");
  if (relative === "") return "./";
  if (path.isAbsolute(relative) || /[:@]/.test(relative)) return target;
  return relative.startsWith("../") ? relative : `./${relative}`;
}
