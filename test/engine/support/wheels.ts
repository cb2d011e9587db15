import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pythonLack } from "./python.js";

const cache = fileURLToPath(new URL("../../../.cache", import.meta.url));

/**
 * Variables with which pip finds these packages, with all that they need, and nothing else: they are fetched once. Or why there are none.
 */
export function wheels(...packages: readonly string[]): { readonly env: Readonly<Record<string, string>> } | { readonly lack: string } {
  if (pythonLack !== undefined) return { lack: pythonLack };
  const folder = join(cache, `wheels-${packages.map((one) => one.replace("==", "-")).join("-")}`);
  if (!existsSync(folder)) {
    const aside = `${folder}-${process.pid}`;
    mkdirSync(aside, { recursive: true });
    const args = ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--only-binary=:all:", "--dest", aside, ...packages];
    const { status, stderr } = spawnSync("python3", args, { encoding: "utf8" });
    if (status !== 0) {
      rmSync(aside, { recursive: true, force: true });
      return { lack: `${packages.join(", ")} cannot be fetched: ${(stderr ?? "").trim().split("\n").at(-1)}` };
    }
    if (existsSync(folder)) rmSync(aside, { recursive: true });
    else renameSync(aside, folder);
  }
  return { env: { PIP_NO_INDEX: "1", PIP_FIND_LINKS: folder, UV_NO_INDEX: "1", UV_FIND_LINKS: folder } };
}
