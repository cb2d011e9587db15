import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { tellSkipped } from "./python.js";
import { temporaryFolder } from "./temporary-workspace.js";

const sizeKb = 8 * 1024;

/** Why there can be no disk that is full: mounting one takes a superuser on Linux. Undefined when there can. */
export const diskLack = ((): string | undefined => {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "only Linux's superuser can mount a small disk";
  // In a name space of its own, so that nothing is left.
  const { status, stderr } = spawnSync("unshare", ["--mount", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"], { encoding: "utf8" });
  return status === 0 ? undefined : `no small disk can be mounted: ${stderr.trim()}`;
})();
tellSkipped("full and read-only disks", diskLack);

/** An empty disk of 8 MB, which is gone after the test. */
export function smallDisk(): string {
  const folder = temporaryFolder("small disk");
  mount("-t", "tmpfs", "-o", `size=${sizeKb}k`, "tmpfs", folder);
  onTestFinished(() => {
    spawnSync("umount", ["--lazy", folder]);
  });
  return folder;
}

export function makeReadOnly(disk: string): void {
  mount("-o", "remount,ro", disk);
}

function mount(...args: string[]): void {
  const { status, stderr } = spawnSync("mount", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`mount ${args.join(" ")}: ${stderr}`);
}

/** A file that leaves so much room on an empty disk. */
export function ballast(disk: string, freeKb: number): string {
  const file = join(disk, "ballast");
  mkdirSync(disk, { recursive: true });
  writeFileSync(file, Buffer.alloc((sizeKb - freeKb) * 1024));
  return file;
}
