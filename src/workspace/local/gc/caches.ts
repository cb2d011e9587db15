import { statSync } from "node:fs";
import { join } from "node:path";
import { namesIn } from "../../../util/names-in.js";

/** Folders of the workspace that hold what is made again when it is needed: each of their entries is whole in itself. */
const caches = { downloads: "cache/downloads", bundles: "bundles", environments: "environments" } as const;

export type CacheName = keyof typeof caches;

/** Entries that nobody has written to since `before` (milliseconds since 1970). */
export function staleEntries(workspaceFolder: string, cache: CacheName, before: number): readonly string[] {
  const folder = join(workspaceFolder, caches[cache]);
  return namesIn(folder)
    .map((name) => join(folder, name))
    .filter((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      // Files beside the entries are locks, and empty.
      return found !== undefined && found.isDirectory() && found.mtimeMs <= before;
    });
}
