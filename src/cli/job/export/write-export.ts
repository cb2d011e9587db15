import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { placeBelow } from "../../../guard/place-below.js";
import { copyTree } from "../../../util/copy-tree.js";
import { makeFolder } from "../../../util/make-folder.js";
import type { Entry } from "./export-entries.js";

/** Writes an export to a folder, or to a zip when the name ends so: aside first, so that it is there whole or not at all. What is there goes. */
export async function writeExport(target: string, entries: readonly Entry[]): Promise<void> {
  const aside = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
  const before = `${aside}.before`;
  makeFolder(dirname(target));
  // What nodes have named, too, is in these names.
  for (const { name } of entries) placeBelow({ root: dirname(target), path: aside }, name);
  try {
    if (isZip(target)) await writeZip(aside, entries, basename(target, ".zip"));
    else writeFolder(aside, entries);
    if (existsSync(target)) renameSync(target, before);
    renameSync(aside, target);
  } finally {
    for (const left of [aside, before]) if (existsSync(left)) rmSync(left, { recursive: true });
  }
}

export function isZip(target: string): boolean {
  return target.toLowerCase().endsWith(".zip");
}

function writeFolder(folder: string, entries: readonly Entry[]): void {
  mkdirSync(folder);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.endsWith("/")) makeFolder(path);
    else {
      makeFolder(dirname(path));
      if ("path" in entry) copyTree(entry.path, path);
      else writeFileSync(path, entry.text);
    }
  }
}

/** Everything in the zip is below one folder, so that it unpacks to one. */
async function writeZip(file: string, entries: readonly Entry[], folder: string): Promise<void> {
  // Looked at first: once the zip has begun it cannot be left.
  const modes = entries.map((entry) => ("path" in entry ? statSync(entry.path).mode | 0o200 : 0));
  const zip = new ZipFile();
  // A file that cannot be read is told by the zip itself, whose stream then never ends.
  const stop = new AbortController();
  let problem: Error | undefined;
  zip.on("error", (error: Error) => {
    problem ??= error;
    stop.abort();
  });
  for (const [at, entry] of entries.entries()) {
    const name = `${folder}/${entry.name}`;
    if (entry.name.endsWith("/")) zip.addEmptyDirectory(name);
    else if ("path" in entry) zip.addFile(entry.path, name, { mode: modes[at] ?? 0 });
    else zip.addBuffer(Buffer.from(entry.text), name);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file), { signal: stop.signal }).catch((error: unknown) => {
    throw problem ?? error;
  });
}
