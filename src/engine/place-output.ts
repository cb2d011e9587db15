import {
  constants,
  copyFileSync,
  type Dirent,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { copyFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { asideOf, isAside, removeAbandoned } from "../util/aside.js";
import type { NodeOutput } from "./node-output.js";

/** From this size on (bytes) a file is copied beside the event loop rather than on it. */
const large = 256 * 1024;

/** Copy-on-write where the file system can, a plain copy where it cannot. */
const mode = constants.COPYFILE_FICLONE;

/**
 * Copies an output that a node has written to its place in a datastore; the folder of the run keeps it as well. Files of the same name are
 * replaced, others stay, as Azure ML does. What is done to the datastore later does not change the result that is kept.
 *
 * Each file is there whole or not at all: it is copied aside and renamed. Links stay what they are.
 */
export async function placeOutput(from: string, to: string): Promise<void> {
  const stats = lstatSync(from);
  if (stats.isDirectory()) {
    mkdirSync(to, { recursive: true });
    removeAbandoned(to);
    for (const name of readdirSync(from)) await placeOutput(join(from, name), join(to, name));
    return;
  }
  mkdirSync(dirname(to), { recursive: true });
  const aside = asideOf(to);
  try {
    if (stats.isSymbolicLink()) symlinkSync(readlinkSync(from), aside);
    else if (stats.size < large) copyFileSync(from, aside, mode);
    else await copyFile(from, aside, mode);
    renameSync(aside, to);
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Puts those outputs that belong into a datastore (`targets`) there. Who reads them in the same run gets what was made, and not what another trial or
 * round has put there meanwhile; only where files lie beside them it is the datastore that is read.
 */
export async function placeOutputs(
  outputs: ReadonlyMap<string, NodeOutput>,
  targets: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, NodeOutput>> {
  const placed = new Map(outputs);
  for (const [output, target] of targets) {
    const made = outputs.get(output)?.readAt ?? outputs.get(output)?.path;
    if (made === undefined) continue;
    if (existsSync(dirname(target))) removeAbandoned(dirname(target));
    await placeOutput(made, target);
    placed.set(output, { path: target, ...(!hasMore(target, made) && { readAt: made }) });
  }
  return placed;
}

/** Has a place in a datastore files beside those of the output that was put there? */
function hasMore(place: string, output: string): boolean {
  if (!lstatSync(output).isDirectory()) return false;
  const own = new Map<string, Dirent>(readdirSync(output, { withFileTypes: true }).map((entry) => [entry.name, entry]));
  return readdirSync(place, { withFileTypes: true }).some(({ name }) => {
    const entry = own.get(name);
    return entry === undefined ? !isAside(name) : entry.isDirectory() && hasMore(join(place, name), join(output, name));
  });
}
