import { accessSync, constants, type Dirent, statSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { GuardError } from "../guard/guard-error.js";
import { compareCodePoints } from "../util/code-points.js";
import { ignoreRules, type IsIgnored } from "./ignore-rules.js";

/** A file that belongs to a code snapshot or to uploaded data. */
export interface CodeFile {
  /** Absolute path of the file itself; of the target when the file is a link. */
  readonly path: string;
  /** Path in the snapshot, with `/`; links keep their own name. */
  readonly relativePath: string;
  /** Bytes. */
  readonly size: number;
}

export interface ListCodeFilesOptions {
  /** Rules added to those of the folder's ignore file. Default: what azure-ai-ml adds for components, `["__pycache__"]`. */
  readonly alsoIgnored?: readonly string[];
}

/**
 * The files of a code snapshot in the order in which they are hashed: by lower-cased relative path.
 *
 * `code` is a folder or one file (its relative path is its base name). Ignore rules: the folder's own `.amlignore`, else its own
 * `.gitignore`. Links are followed; a link to a folder that contains it is not entered again. Empty folders do not count.
 *
 * @throws GuardError AZML588 for a link to nowhere or a file that may not be read, unless an ignore rule names it; the file system's error when `code`
 * does not exist or cannot be read.
 * @example await listCodeFiles("./train_src") // [{ path: "…/train_src/train.py", relativePath: "train.py", size: 812 }]
 */
export async function listCodeFiles(code: string, options: ListCodeFilesOptions = {}): Promise<CodeFile[]> {
  const root = await realpath(code);
  const info = await stat(root);
  if (!info.isDirectory()) return [{ path: root, relativePath: path.basename(root), size: info.size }];
  const isIgnored = ignoreRules(root, options.alsoIgnored ?? ["__pycache__"]);
  const files: CodeFile[] = [];
  await collect({ root, folder: root, prefix: "", ancestors: [root], isIgnored }, files);
  return inHashOrder(files);
}

/** By lower-cased relative path; equal ones by the path itself. */
export function inHashOrder(files: readonly CodeFile[]): CodeFile[] {
  const keyed = files.map((file) => ({ file, key: file.relativePath.toLowerCase() }));
  keyed.sort((a, b) => compareCodePoints(a.key, b.key) || compareCodePoints(a.file.relativePath, b.file.relativePath));
  return keyed.map(({ file }) => file);
}

interface Place {
  readonly root: string;
  /** Real path of the folder that is read. */
  readonly folder: string;
  /** Path of the folder in the snapshot, with a `/` at the end. */
  readonly prefix: string;
  readonly ancestors: readonly string[];
  readonly isIgnored: IsIgnored;
}

async function collect(place: Place, files: CodeFile[]): Promise<void> {
  for (const entry of await readdir(place.folder, { withFileTypes: true })) {
    const written = path.join(place.folder, entry.name);
    const isIgnored = place.isIgnored(posixRelative(place.root, written));
    // What is left out may be anything. Folders are entered all the same: a rule may take back what another has left out.
    if (isIgnored && !entry.isDirectory() && !(await leadsToFolder(entry, written))) continue;
    const real = entry.isSymbolicLink() ? await target(written) : written;
    const info = entry.isSymbolicLink() ? await stat(real) : entry;
    const relativePath = place.prefix + entry.name;
    if (info.isDirectory()) {
      if (place.ancestors.includes(real)) continue;
      await collect({ ...place, folder: real, prefix: `${relativePath}/`, ancestors: [...place.ancestors, real] }, files);
    } else if (info.isFile() && !isIgnored) {
      if (!isReadable(real)) throw new GuardError("AZML588", `${written} cannot be read: permission is missing`);
      files.push({ path: real, relativePath, size: statSync(real).size });
    }
  }
}

async function leadsToFolder(entry: Dirent, written: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  const found = await stat(written).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

/** What a link leads to. */
async function target(link: string): Promise<string> {
  try {
    return await realpath(link);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ELOOP" && code !== "ENOTDIR" && code !== "EACCES") throw error;
    throw new GuardError("AZML588", `${link} is a link that leads ${code === "ELOOP" ? "in a circle" : "nowhere"}`);
  }
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

export function posixRelative(from: string, to: string): string {
  return path.relative(from, to).split(path.sep).join("/");
}
