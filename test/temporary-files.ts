import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One folder for everything that tests write, removed when they are done. */
export function setup(): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "azml-tests-"));
  process.env["TMPDIR"] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
