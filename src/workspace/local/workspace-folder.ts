import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * The folder of the local workspace: `folder` when given, else `AZML_HOME`, else the nearest upwards of `cwd` that is there already or lies beside a
 * package.json, else `.azml` in `cwd`. Absolute; it need not exist.
 */
export function workspaceFolder(folder?: string, cwd = process.cwd()): string {
  const chosen = folder ?? (process.env["AZML_HOME"] || undefined);
  if (chosen !== undefined) return resolve(cwd, chosen);
  for (let place = resolve(cwd); ; place = dirname(place)) {
    const here = join(place, ".azml");
    if (existsSync(join(place, "package.json")) || isOwnWorkspace(here)) return here;
    if (dirname(place) === place) return join(resolve(cwd), ".azml");
  }
}

/** A workspace of this user's: one of somebody else's, in a folder that all may write to, is not looked into. */
function isOwnWorkspace(folder: string): boolean {
  const stats = statSync(join(folder, "azml.db"), { throwIfNoEntry: false });
  return stats?.isFile() === true && (process.getuid === undefined || stats.uid === process.getuid());
}
