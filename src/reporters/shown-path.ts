import { isAbsolute, relative, sep } from "node:path";

/** A path as a person would write it: relative to `cwd` when it lies inside, absolute when it does not. An address (`https://…`) stays as it is. */
export function shownPath(path: string, cwd: string): string {
  if (isAddress(path)) return path;
  const inside = relative(cwd, path);
  return inside === "" || inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? path : inside;
}

/** Whether a place is no path of this machine. */
export function isAddress(place: string): boolean {
  return /^[a-z][\w+.-]+:\/\//i.test(place);
}
