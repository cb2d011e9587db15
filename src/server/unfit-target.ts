/**
 * Why the address of a request, as it stands in its first line, is none that a server answers; undefined when it is one. It has to be a path that
 * begins with one slash, with a query or without, whose percent signs spell UTF-8 and no NUL.
 *
 * @example unfitTarget("//elsewhere/path") // "does not begin with one slash"
 */
export function unfitTarget(target: string): string | undefined {
  const [path = ""] = target.split("?");
  if (!path.startsWith("/") || path.startsWith("//")) return "does not begin with one slash";
  if (path.includes("\\")) return "has a backslash in it";
  if (path.includes("#")) return "has a fragment";
  try {
    return decodeURIComponent(path).includes("\0") ? "has a NUL in it" : undefined;
  } catch {
    return "is not written as addresses are";
  }
}
