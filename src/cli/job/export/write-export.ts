import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { copyTree } from "../../../util/copy-tree.js";
import { makeFolder } from "../../../util/make-folder.js";
import { makeTarget } from "../../place-all.js";
import type { Entry } from "./export-entries.js";

/** Writes an export to a folder, or to a zip when the name ends so: aside first, so that it is there whole or not at all. What is there goes. */
export async function writeExport(target: string, entries: readonly Entry[]): Promise<void> {
  const aside = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
  const before = `${aside}.before`;
  makeTarget(dirname(target));
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
  const zip = new ZipFile();
  for (const entry of entries) {
    const name = `${folder}/${entry.name}`;
    if (entry.name.endsWith("/")) zip.addEmptyDirectory(name);
    else if ("path" in entry) zip.addFile(entry.path, name, { mode: statSync(entry.path).mode | 0o200 });
    else zip.addBuffer(Buffer.from(entry.text), name);
  }
  zip.end();
  await Promise.all([
    pipeline(zip.outputStream, createWriteStream(file)),
    // A file that cannot be read is told by the zip itself, whose stream then never ends.
    new Promise<void>((resolve, reject) => {
      zip.once("error", reject);
      zip.outputStream.once("end", resolve);
    }),
  ]);
}
