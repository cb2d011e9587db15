import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of azml's own files: `src`, or `dist` where it is built. The built file that this is part of lies one folder below it, too. */
export const ownFolder = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** What azml's own modules end with: it runs from source as well. */
export const ownExtension = import.meta.url.endsWith(".ts") ? ".ts" : ".js";

/** A file of azml's own, by its path below `src`. */
export function ownFile(...path: readonly string[]): string {
  return join(ownFolder, ...path);
}

/** A file that only the build makes, by its path below `dist`, wherever azml runs from. */
export function builtFile(...path: readonly string[]): string {
  return join(ownFolder, "..", "dist", ...path);
}
