import { randomUUID } from "node:crypto";
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { copyTree } from "../../util/copy-tree.js";
import { makeFolder } from "../../util/make-folder.js";
import type { OutputRecord } from "../job-record.js";
import { problem } from "./database.js";

/**
 * Copies an output to a path where nothing is: aside first, then by its name, so that it is there whole or not at all.
 *
 * @throws AzmlError AZML590 when the output's files are gone, AZML591 when they cannot be copied.
 */
export function copyOutput({ path, value }: OutputRecord, to: string): void {
  if (path !== undefined && !existsSync(path)) throw problem("AZML590", `${path} is gone`, "run the job again: what has to run does");
  const aside = join(dirname(to), `.${basename(to)}.${randomUUID()}.part`);
  try {
    makeFolder(dirname(to));
    if (path === undefined) writeFileSync(aside, value ?? "");
    else copyTree(path, aside);
    renameSync(aside, to);
  } catch (error) {
    if (existsSync(aside)) rmSync(aside, { recursive: true });
    throw problem("AZML591", `cannot be copied: ${error instanceof Error ? error.message : String(error)}`);
  }
}
