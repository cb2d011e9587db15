import { readdirSync } from "node:fs";
import { join } from "node:path";
import { removeAbandoned } from "../../../util/aside.js";

/** Files that processes have left on their way into the workspace's datastores and downloads when they were killed. */
export function abandonedFiles(workspaceFolder: string): string[] {
  return ["datastores", join("cache", "downloads")].flatMap((name) => abandonedBelow(join(workspaceFolder, name)));
}

function abandonedBelow(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  const here = removeAbandoned(
    folder,
    entries.map(({ name }) => name),
    true,
  );
  return [...here, ...entries.flatMap((entry) => (entry.isDirectory() ? abandonedBelow(join(folder, entry.name)) : []))];
}
