import { createHash } from "node:crypto";
import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { hashFile } from "../hash/hash-file.js";

/** Files by their paths below what is compared. */
export type Files = ReadonlyMap<string, { readonly path: string; readonly size: number }>;

export interface FileChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What lies at two paths: every file of a folder, links followed; of a file only itself. Two files are compared whatever they are called. */
export function filesAtBoth(first: string, second: string): readonly [Files, Files] {
  const name = basename(second);
  return [isFile(first) && isFile(second) ? filesAt(first, name) : filesAt(first), filesAt(second)];
}

/** Every file at a path, links followed; of a file only itself, by its own name unless it is given another. */
export function filesAt(path: string, name = basename(path)): Files {
  const files = new Map<string, { path: string; size: number }>();
  collect(path, isFile(path) ? name : "", [], files);
  return files;
}

function isFile(path: string): boolean {
  return !statSync(path).isDirectory();
}

function collect(path: string, name: string, ancestors: readonly string[], files: Map<string, { path: string; size: number }>): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory()) {
    files.set(name, { path, size: found.size });
    return;
  }
  const real = realpathSync(path);
  // A link to a folder around it would never end.
  if (ancestors.includes(real)) return;
  for (const entry of readdirSync(path).sort())
    collect(join(path, entry), name === "" ? entry : `${name}/${entry}`, [...ancestors, real], files);
}

/** Compares by content. Undefined when everything is the same. */
export async function compareFiles(first: Files, second: Files): Promise<FileChanges | undefined> {
  const added = [...second.keys()].filter((name) => !first.has(name));
  const removed = [...first.keys()].filter((name) => !second.has(name));
  const changed: string[] = [];
  for (const [name, one] of first) {
    const other = second.get(name);
    if (other === undefined || one.path === other.path) continue;
    if (one.size !== other.size || (await contentOf(one.path)) !== (await contentOf(other.path))) changed.push(name);
  }
  return added.length + removed.length + changed.length === 0 ? undefined : { added, removed, changed };
}

async function contentOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await hashFile(hash, file);
  return hash.digest("hex");
}
