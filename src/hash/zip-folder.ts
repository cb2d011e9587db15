import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { codeHashOf } from "./code-hash.js";
import { listCodeFiles } from "./list-code-files.js";

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
 * @returns the path of the zip, in a folder for temporary files; a zip of the same content is used again.
 */
export async function zipFolder(folder: string): Promise<string> {
  const files = await listCodeFiles(folder);
  const name = path.basename(folder);
  const place = path.join(
    tmpdir(),
    "azml-zips",
    createHash("sha256")
      .update(`${name} ${await codeHashOf(files)}`)
      .digest("hex"),
  );
  const target = path.join(place, `${name}.zip`);
  if (await isThere(target)) return target;
  await mkdir(place, { recursive: true });
  const zip = new ZipFile();
  const options = { mtime: noDate, forceDosTimestamp: true };
  zip.addEmptyDirectory(name, { ...options, mode: 0o40755 });
  for (const file of files) zip.addFile(file.path, `${name}/${file.relativePath}`, { ...options, mode: 0o100644, compress: false });
  zip.end();
  // Written aside and renamed: another process may be making the same one.
  const aside = `${target}.${process.pid}`;
  await pipeline(zip.outputStream, createWriteStream(aside));
  await rename(aside, target);
  return target;
}

async function isThere(place: string): Promise<boolean> {
  return (await stat(place).catch(() => undefined)) !== undefined;
}
