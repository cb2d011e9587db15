import { stat } from "node:fs/promises";
import path from "node:path";
import { dataHash } from "../../hash/data-hash.js";
import { listCodeFiles } from "../../hash/list-code-files.js";
import type { DataUpload } from "./submission-target.js";

/** Lists and hashes local data or a build context. Its files go below its own name. */
export async function dataSnapshot(place: string, datastore: string | undefined): Promise<DataUpload> {
  const name = path.basename(place);
  const isFolder = (await stat(place)).isDirectory();
  const files = (await listCodeFiles(place, { alsoIgnored: [] })).map((file) => ({
    ...file,
    relativePath: isFolder ? `${name}/${file.relativePath}` : name,
  }));
  return { hash: await dataHash(place), name, files, ...(datastore === undefined ? {} : { datastore }) };
}
