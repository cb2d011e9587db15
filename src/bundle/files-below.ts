import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The files of a folder, however deep, or the file itself. Packages and what git keeps are no such files. */
export function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name !== "node_modules" && name !== ".git")
    .flatMap((name) => filesBelow(join(path, name)));
}
