import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where programs keep for their user what they can do without, as each system has it: `$XDG_CACHE_HOME` or `~/.cache`, `~/Library/Caches`,
 * `%LOCALAPPDATA%`. The folder need not be there.
 *
 * @example userCacheFolder() // "/home/ada/.cache/azml"
 */
export function userCacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const home = homedir();
  if (process.platform === "win32") return join(env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "azml", "cache");
  if (env["XDG_CACHE_HOME"]) return join(env["XDG_CACHE_HOME"], "azml");
  return process.platform === "darwin" ? join(home, "Library", "Caches", "azml") : join(home, ".cache", "azml");
}
