import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * The folder of the local workspace: `folder` when given, else `AZML_HOME`, else `.azml` beside the nearest package.json
 * upwards of `cwd`, else `.azml` in `cwd`. Absolute; it need not exist.
 */
export function workspaceFolder(folder?: string, cwd = process.cwd()): string {
  const chosen = folder ?? (process.env["AZML_HOME"] || undefined);
  if (chosen !== undefined) return resolve(cwd, chosen);
  for (let place = resolve(cwd); ; place = dirname(place)) {
    if (existsSync(join(place, "package.json"))) return join(place, ".azml");
    if (dirname(place) === place) return join(resolve(cwd), ".azml");
  }
}
