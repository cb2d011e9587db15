import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { getMimeType } from "hono/utils/mime";
import { refuseLinksOut } from "../guard/links-out.js";

interface StaticFile {
  readonly path: string;
  readonly type: string;
  /** Whether its name says its content, so that it may be kept for ever. */
  readonly immutable: boolean;
}

/** Files by the paths of their addresses (`/assets/main-1a2b.js`). */
export type StaticFolder = ReadonlyMap<string, StaticFile>;

/**
 * Reads a folder once, so that what is asked for is looked up in a table, and no path of a request ever reaches the file system. Names below `assets/` are
 * taken to carry a hash of their contents.
 *
 * @throws GuardError AZML559 for a link that leads out of the folder; the file system's error when there is no such folder
 */
export function readStaticFolder(folder: string): StaticFolder {
  refuseLinksOut(folder);
  const files = new Map<string, StaticFile>();
  const read = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const name = `${below}/${entry.name}`;
      if (entry.isDirectory()) read(name);
      else if (statSync(join(folder, name)).isFile()) files.set(name, fileOf(folder, name));
    }
  };
  read("");
  return files;
}

function fileOf(folder: string, name: string): StaticFile {
  const type = getMimeType(name) ?? "application/octet-stream";
  return { path: join(folder, name), type, immutable: name.startsWith("/assets/") };
}
