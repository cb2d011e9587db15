import { randomUUID } from "node:crypto";
import { constants, copyFileSync, linkSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Puts an output that a node has written into its place in a datastore; the folder of the run shows it as well. Files of the
 * same name are replaced, others stay, as Azure ML does.
 *
 * Each file is there whole or not at all: it is linked (copied, where the datastore is on another disk) aside and renamed.
 */
export function placeOutput(from: string, to: string): void {
  if (lstatSync(from).isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) placeOutput(join(from, name), join(to, name));
    return;
  }
  mkdirSync(dirname(to), { recursive: true });
  const aside = join(dirname(to), `.${randomUUID()}.part`);
  try {
    link(from, aside);
    renameSync(aside, to);
  } finally {
    // Renaming a file onto another name of itself does nothing, and would leave this one.
    rmSync(aside, { force: true });
  }
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}
