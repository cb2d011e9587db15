import { mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import type { ContainerClient } from "@azure/storage-blob";
import pMap from "p-map";
import { storageProblem } from "./upload-files.js";

/** Files on their way at once. */
const concurrency = 16;

/**
 * Downloads what lies at a path of a container, a blob or everything below it, to a path where nothing is: aside first, then by its name, so
 * that it is there whole or not at all.
 *
 * @returns false when there is nothing at that path
 * @throws AzmlError (AZML610) when the storage refuses.
 */
export async function downloadFiles(container: ContainerClient, path: string, to: string): Promise<boolean> {
  const aside = join(dirname(to), `.${basename(to)}.${process.pid}.part`);
  const trimmed = path.replace(/\/+$/, "");
  try {
    const blobs: string[] = [];
    for await (const { name } of container.listBlobsFlat({ prefix: trimmed })) {
      if (name === trimmed || name.startsWith(`${trimmed}/`)) blobs.push(name);
    }
    if (blobs.length === 0) return false;
    await mkdir(dirname(to), { recursive: true });
    const place = (blob: string): string => resolve(aside, `.${blob.slice(trimmed.length)}`);
    // A blob may be called anything; none goes out of the folder.
    const inside = blobs.filter((blob) => place(blob) === aside || place(blob).startsWith(aside + sep));
    await pMap(
      inside,
      async (blob) => {
        const file = place(blob);
        await mkdir(dirname(file), { recursive: true });
        await container.getBlobClient(blob).downloadToFile(file);
      },
      { concurrency },
    );
    await rename(aside, to);
    return true;
  } catch (error) {
    throw storageProblem(error, container, "download from");
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
