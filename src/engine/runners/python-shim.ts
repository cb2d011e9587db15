import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "./shell.js";

/**
 * A folder to put at the end of PATH so that `python` is found where only `python3` exists. Undefined when it is not needed.
 * A program of its own rather than a changed command: scripts and makefiles that call `python` find it too.
 */
export function pythonShim(cacheFolder: string): string | undefined {
  if (process.platform === "win32" || findProgram("python") || !findProgram("python3")) return undefined;
  const folder = join(cacheFolder, "shims");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "python"), '#!/bin/sh\nexec python3 "$@"\n', { mode: 0o755 });
  return folder;
}
