const words: Readonly<Record<string, string>> = {
  EACCES: "permission is missing",
  EPERM: "permission is missing",
  EROFS: "the disk is mounted for reading only",
  ENOSPC: "the disk is full",
  EDQUOT: "the user's share of the disk is used up",
  ENOENT: "the system has no place for it there",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its path goes in a circle of links",
  EIO: "the disk does not answer",
};

/**
 * Why the system refused to make or write a file or folder, in words; the error's own text where there are no better ones.
 *
 * @example systemErrorText(Object.assign(new Error("EACCES: permission denied, mkdir '/x'"), { code: "EACCES" })) // "permission is missing"
 */
export function systemErrorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return words[(error as NodeJS.ErrnoException).code ?? ""] ?? error.message;
}
