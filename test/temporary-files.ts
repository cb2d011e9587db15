import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const besideVariable = "AZML_TESTS_BESIDE";

/** Two folders for everything that tests write, one of them where `node_modules` of the repository is found. Both are removed at the end. */
export function setup(): () => void {
  mkdirSync(".cache", { recursive: true });
  const elsewhere = mkdtempSync(join(realpathSync(tmpdir()), "azml-tests-"));
  const beside = mkdtempSync(join(realpathSync(".cache"), "tests-"));
  process.env["TMPDIR"] = elsewhere;
  process.env[besideVariable] = beside;
  return () => {
    for (const folder of [elsewhere, beside]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}

/** A new folder in which packages of the repository are found. */
export function folderBesidePackages(name: string): string {
  return mkdtempSync(join(process.env[besideVariable] ?? ".cache", `${name}-`));
}
