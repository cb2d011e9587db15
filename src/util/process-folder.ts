import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let parent: string | undefined;

/**
 * A new folder for temporary files, which nobody but this user can look into and which is gone when this process has ended. Its place cannot be known
 * beforehand: in a folder that everybody may write to, what lies at a place that can is anybody's.
 *
 * @param name what it is for
 */
export function processFolder(name: string): string {
  if (parent === undefined) {
    const made = mkdtempSync(join(tmpdir(), "azml-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
    parent = made;
  }
  return mkdtempSync(join(parent, `${name}-`));
}
