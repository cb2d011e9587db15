import { accessSync, constants, type Dirent, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { realpath } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { GuardError } from "../guard/guard-error.js";
import { compareCodePoints } from "../util/code-points.js";
import { ignoreRules, type IsIgnored } from "./ignore-rules.js";

/** How long other work may have to wait, in milliseconds. */
const patience = 20;

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
  const files: CodeFile[] = [];
  let gaveWay = performance.now();
  for (const found of walkCode(root, options)) {
    if (found instanceof GuardError) throw found;
    files.push(found);
    if (performance.now() - gaveWay < patience) continue;
    await setImmediate();
    gaveWay = performance.now();
  }
  return inHashOrder(files);
}

/**
 * What keeps a code folder from being taken along: links to nowhere and files that may not be read, unless an ignore rule names them. None when there
 * is no such folder.
 */
export function unusableCode(code: string): GuardError[] {
  if (!existsSync(code)) return [];
  return [...walkCode(realpathSync(code), {})].filter((found) => found instanceof GuardError);
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

function* walkCode(root: string, { alsoIgnored = ["__pycache__"] }: ListCodeFilesOptions): Generator<CodeFile | GuardError> {
  const info = statSync(root);
  if (info.isDirectory()) yield* walk({ root, folder: root, prefix: "", ancestors: [root], isIgnored: ignoreRules(root, alsoIgnored) });
  else yield { path: root, relativePath: path.basename(root), size: info.size };
}

function* walk(place: Place): Generator<CodeFile | GuardError> {
  const entries = entriesOf(place.folder);
  if (entries instanceof GuardError) {
    yield entries;
    return;
  }
  for (const entry of entries) {
    const written = path.join(place.folder, entry.name);
    const isIgnored = place.isIgnored(posixRelative(place.root, written));
    // What is left out may be anything. Folders are entered all the same: a rule may take back what another has left out.
    if (isIgnored && !entry.isDirectory() && !leadsToFolder(entry, written)) continue;
    const real = entry.isSymbolicLink() ? target(written) : written;
    if (real instanceof GuardError) {
      yield real;
      continue;
    }
    const info = entry.isSymbolicLink() ? statSync(real) : entry;
    const relativePath = place.prefix + entry.name;
    if (info.isDirectory()) {
      if (place.ancestors.includes(real) || (isIgnored && !isReadable(real))) continue;
      yield* walk({ ...place, folder: real, prefix: `${relativePath}/`, ancestors: [...place.ancestors, real] });
    } else if (info.isFile() && !isIgnored) {
      yield isReadable(real)
        ? { path: real, relativePath, size: statSync(real).size }
        : new GuardError("AZML588", `${written} cannot be read: permission is missing`);
    }
  }
}

function entriesOf(folder: string): readonly Dirent[] | GuardError {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EACCES") throw error;
    return new GuardError("AZML588", `${folder} cannot be read: permission is missing`);
  }
}

function leadsToFolder(entry: Dirent, written: string): boolean {
  if (!entry.isSymbolicLink()) return false;
  try {
    return statSync(written).isDirectory();
  } catch {
    return false;
  }
}

/** What a link leads to. */
function target(link: string): string | GuardError {
  try {
    return realpathSync(link);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ELOOP" && code !== "ENOTDIR" && code !== "EACCES") throw error;
    return new GuardError("AZML588", `${link} is a link that leads ${code === "ELOOP" ? "in a circle" : "nowhere"}`);
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
