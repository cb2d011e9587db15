import { isAbsolute, relative, sep } from "node:path";

/** A path as a person would write it: relative to `cwd` when it lies inside, absolute when it does not. */
export function shownPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  return inside === "" || inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? path : inside;
}
