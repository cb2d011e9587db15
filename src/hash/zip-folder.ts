import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { codeHashOf } from "./code-hash.js";
import { type CodeFile, listCodeFiles } from "./list-code-files.js";
import { processFolder } from "../util/process-folder.js";

/** Zips of this process, by what is in them. */
const made = new Map<string, Promise<string>>();

/** Earliest date that a zip can hold: the same folder always gives the same bytes. */
const noDate = new Date(1980, 0, 1);

/**
 * The folder that an additional include such as `library.zip` asks to be zipped: `library` beside it, unless the zip itself is there.
 *
 * @example await folderToZip("./library.zip") // "./library"
 */
export async function folderToZip(include: string): Promise<string | undefined> {
  if (!include.endsWith(".zip") || (await isThere(include))) return undefined;
  const folder = include.slice(0, -".zip".length);
  return (await isThere(folder)) ? folder : undefined;
}

/**
 * Zips a folder, under its own name, as azure-ai-ml does for additional includes: files in order, nothing compressed. Ignore rules as for code.
 * Unlike azure-ai-ml's, whose zips hold the files' dates, equal folders give equal zips.
 *
 * @returns the path of the zip, in a folder of this process alone; one of the same content is used again.
 */
export async function zipFolder(folder: string): Promise<string> {
  const files = await listCodeFiles(folder);
  const name = path.basename(folder);
  const key = `${await codeHashOf(files)} ${name}`;
  const known = made.get(key) ?? write(name, files);
  made.set(key, known);
  known.catch(() => made.delete(key));
  return known;
}

async function write(name: string, files: readonly CodeFile[]): Promise<string> {
  const target = path.join(processFolder("zip"), `${name}.zip`);
  const zip = new ZipFile();
  const options = { mtime: noDate, forceDosTimestamp: true };
  zip.addEmptyDirectory(name, { ...options, mode: 0o40755 });
  for (const file of files) zip.addFile(file.path, `${name}/${file.relativePath}`, { ...options, mode: 0o100644, compress: false });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target));
  return target;
}

async function isThere(place: string): Promise<boolean> {
  return (await stat(place).catch(() => undefined)) !== undefined;
}
