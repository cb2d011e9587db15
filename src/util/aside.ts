import { createHash, randomUUID } from "node:crypto";
import { readdirSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";

const day = 24 * 60 * 60 * 1000;
const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
const pattern = /^\.azml-([0-9a-f]{8})-(\d+)-[0-9a-f-]{36}\.part$/;

/** A path beside another one for a file on its way there: it is written whole, and then renamed. Its name says which process is at it. */
export function asideOf(target: string): string {
  return join(dirname(target), `.azml-${host}-${process.pid}-${randomUUID()}.part`);
}

export function isAside(name: string): boolean {
  return pattern.test(name);
}

/** Removes from a folder what processes have left on its way that were killed. Tells what it was, or would be. */
export function removeAbandoned(folder: string, names: readonly string[] = readdirSync(folder), dryRun = false): string[] {
  const abandoned = names.filter((name) => isAbandoned(folder, name)).map((name) => join(folder, name));
  if (!dryRun) for (const path of abandoned) rmSync(path, { force: true });
  return abandoned;
}

function isAbandoned(folder: string, name: string): boolean {
  const [, of, pid] = pattern.exec(name) ?? [];
  if (of === undefined || pid === undefined) return false;
  if (of === host) return !isRunning(Number(pid));
  return (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0) < Date.now() - day;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
