import { createHash, type Hash } from "node:crypto";
import { readdirSync, readlinkSync, type Stats, statSync } from "node:fs";
import { basename, join } from "node:path";
import { hashFile } from "../../hash/hash-file.js";

/**
 * A hash of everything that a program could read at a path: names, sizes, contents, and which files can be run. A file counts with its own
 * name, a folder with what is in it. Nothing is ignored, and links count as what they lead to, or, where they lead nowhere, as what they say.
 *
 * @throws GuardError AZML548 for what is neither file nor folder; the signal's reason when it is aborted meanwhile
 */
export async function contentKey(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  const isFolder = statSync(path).isDirectory();
  await add({ hash, signal }, path, isFolder ? "" : basename(path), []);
  return hash.digest("hex");
}

interface Hashing {
  readonly hash: Hash;
  readonly signal: AbortSignal | undefined;
}

async function add(hashing: Hashing, path: string, name: string, ancestors: readonly string[]): Promise<void> {
  const { hash, signal } = hashing;
  const stats = look(path);
  if (stats === undefined) return void hash.update(JSON.stringify(["link", name, readlinkSync(path)]));
  const { mode, size, ino, dev } = stats;
  if (!stats.isDirectory()) {
    hash.update(JSON.stringify(["file", name, size, (mode & 0o111) !== 0]));
    return hashFile(hash, path, signal);
  }
  const here = `${dev}:${ino}`;
  hash.update(JSON.stringify(["folder", name]));
  // A link to a folder around it would never end.
  if (ancestors.includes(here)) return;
  for (const entry of readdirSync(path).sort()) await add(hashing, join(path, entry), entry, [...ancestors, here]);
  hash.update("end");
}

/** Undefined for a link to nowhere, or to itself. */
function look(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ELOOP") return undefined;
    throw error;
  }
}
