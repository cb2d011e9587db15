import { closeSync, constants, fstatSync, lstatSync, openSync, type Stats } from "node:fs";
import { GuardError } from "./guard-error.js";

interface OpenOptions {
  /** Whether a link is opened as what it leads to. Default: true. */
  readonly followLinks?: boolean;
}

/**
 * Opens a file to be read: a file, and nothing else. A pipe would wait for a writer for ever, a device such as `/dev/zero` has no end.
 *
 * @throws GuardError AZML548 for what is no file; the file system's error when it cannot be opened
 */
export function openRegular(file: string, { followLinks = true }: OpenOptions = {}): number {
  // Windows has neither of the last two, and nothing that they are for.
  const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
  let opened: number;
  try {
    opened = openSync(file, O_RDONLY | O_NONBLOCK | (followLinks ? 0 : O_NOFOLLOW));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A socket cannot be opened, nor can a link that is not to be followed.
    const odd = code === "ENXIO" || (code === "ELOOP" && !followLinks) ? oddKind(lstatSync(file)) : undefined;
    throw odd === undefined ? error : oddFile(file, odd);
  }
  try {
    const odd = oddKind(fstatSync(opened));
    if (odd !== undefined) throw oddFile(file, odd);
    return opened;
  } catch (error) {
    closeSync(opened);
    throw error;
  }
}

/** What lies at a path in place of a file, links not followed; undefined for a file. */
export function oddKindAt(path: string): string | undefined {
  return oddKind(lstatSync(path));
}

/** What somebody finds where a file is expected; undefined for a file. */
export function oddKind(stats: Pick<Stats, "isFile" | "isDirectory" | "isFIFO" | "isSocket" | "isSymbolicLink">): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a named pipe";
  if (stats.isSocket()) return "a socket";
  return stats.isSymbolicLink() ? "a link" : "a device";
}

export function oddFile(file: string, kind: string): GuardError {
  return new GuardError("AZML548", `${file} is ${kind}, no file`);
}
