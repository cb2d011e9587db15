import { createHash, type Hash } from "node:crypto";
import { type BigIntStats, readdirSync, readlinkSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { oddFile, oddKind } from "../../guard/open-regular.js";
import { hashFile } from "../../hash/hash-file.js";

/** Hash of the bytes of a file, which was just looked at. */
type FileDigest = (path: string, stats: BigIntStats) => Promise<string>;

export interface ContentKeyOptions {
  /** Hash of a file. Default: it is read. */
  readonly digest?: FileDigest;
  /** A folder that does not count where it lies in another: the workspace's own, in which every run writes. */
  readonly leaveOut?: string | undefined;
}

/**
 * A hash of everything that a program could read at a path: names, sizes, contents, and which files can be run. A file counts with its own
 * name, a folder with what is in it. Nothing is ignored, and links count as what they lead to, or, where they lead nowhere, as what they say.
 *
 * @throws GuardError AZML548 for what is neither file nor folder
 */
export async function contentKey(path: string, { digest = (file) => digestOf(file), leaveOut }: ContentKeyOptions = {}): Promise<string> {
  const hash = createHash("sha256");
  const isFolder = statSync(path).isDirectory();
  const left = leaveOut === undefined ? undefined : look(leaveOut);
  await add(hash, path, isFolder ? "" : basename(path), [], { digest, left: left && idOf(left) });
  return hash.digest("hex");
}

/** Reads the file. @throws GuardError AZML548 for what is no file; the signal's reason when it is aborted meanwhile */
export async function digestOf(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  await hashFile(hash, path, signal);
  return hash.digest("hex");
}

interface Adding {
  readonly digest: FileDigest;
  readonly left: string | undefined;
}

async function add(hash: Hash, path: string, name: string, ancestors: readonly string[], adding: Adding): Promise<void> {
  const stats = look(path);
  if (stats === undefined) return void hash.update(JSON.stringify(["link", name, readlinkSync(path)]));
  if (stats.isDirectory()) {
    const here = idOf(stats);
    if (here === adding.left && ancestors.length > 0) return;
    hash.update(JSON.stringify(["folder", name]));
    // A link to a folder around it would never end.
    if (ancestors.includes(here)) return;
    for (const entry of readdirSync(path).sort()) await add(hash, join(path, entry), entry, [...ancestors, here], adding);
    return void hash.update("end");
  }
  const odd = oddKind(stats);
  if (odd !== undefined) throw oddFile(path, odd);
  hash.update(JSON.stringify(["file", name, String(stats.size), (stats.mode & 0o111n) !== 0n, await adding.digest(path, stats)]));
}

function idOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

/** Undefined for a link to nowhere, or to itself. */
function look(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ELOOP") return undefined;
    throw error;
  }
}
