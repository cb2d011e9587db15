import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * The folder of the local workspace: `folder` when given, else `AZML_HOME`, else the nearest upwards of `cwd` that is there already or lies beside a
 * package.json that is not in a folder for temporary files, else `.azml` in `cwd`. Absolute; it need not exist.
 */
export function workspaceFolder(folder?: string, cwd = process.cwd()): string {
  const chosen = folder ?? (process.env["AZML_HOME"] || undefined);
  if (chosen !== undefined) return resolve(cwd, chosen);
  for (let place = resolve(cwd); ; place = dirname(place)) {
    const here = join(place, ".azml");
    if ((existsSync(join(place, "package.json")) && !isEverybodys(place)) || isOwnWorkspace(here)) return here;
    if (dirname(place) === place) return join(resolve(cwd), ".azml");
  }
}

/** A folder for temporary files: what lies there is no project around those within it, and may be anybody's. */
function isEverybodys(folder: string): boolean {
  return process.platform !== "win32" && (statSync(folder).mode & 0o1002) === 0o1002;
}

/** A workspace of this user's: one of somebody else's, in a folder that all may write to, is not looked into. */
function isOwnWorkspace(folder: string): boolean {
  const stats = statSync(join(folder, "azml.db"), { throwIfNoEntry: false });
  return stats?.isFile() === true && (process.getuid === undefined || stats.uid === process.getuid());
}
