import { createHash, randomUUID } from "node:crypto";
import { constants, createReadStream, createWriteStream, existsSync } from "node:fs";
import { chmod, copyFile, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { codeHashOf } from "../../../hash/code-hash.js";
import type { CodeFile } from "../../../hash/list-code-files.js";
import { makeFolder } from "../../../util/make-folder.js";

/** From this size on (bytes) a file is copied in pieces of that many bytes where it cannot be cloned. */
const large = 64 << 20;
const piece = 1 << 20;

/** Files on their way into the registry. */
export interface Content {
  readonly files: readonly CodeFile[];
  /** What the folder, or the only file, is called. */
  readonly name: string;
  readonly isFolder: boolean;
  /** Nodes get data as it lies in the registry: nobody may write to it. Of code they get copies. */
  readonly isReadOnly: boolean;
}

/**
 * Files of registered things, by their content: `registry/content/<key>/<name>` below the workspace's folder.
 *
 * What is there is there whole: it is copied aside, brought to the disk, and renamed. Files are cloned where the file system can, else
 * copied; never linked, since a link would change with the user's file.
 */
export class ContentStore {
  readonly #workspace: string;
  readonly #aside: string;

  constructor(workspaceFolder: string) {
    this.#workspace = workspaceFolder;
    this.#aside = join(workspaceFolder, "registry", "aside");
  }

  /**
   * Copies the content unless it is there. Gives its path below the workspace's folder.
   *
   * @throws the signal's reason when it is aborted; nothing is left of the copy then
   */
  async add(content: Content, signal?: AbortSignal): Promise<string> {
    const known = this.#place(content.name, await codeHashOf(content.files, signal));
    if (existsSync(join(this.#workspace, dirname(known)))) return known;
    makeFolder(this.#aside);
    await this.#clean();
    const aside = join(this.#aside, `${process.pid}-${randomUUID()}`);
    try {
      const copied = await copyAll(content, join(aside, content.name), signal);
      // A file may have changed since it was hashed: what counts is what was copied.
      const place = this.#place(content.name, await codeHashOf(copied, signal));
      const target = dirname(join(this.#workspace, place));
      makeFolder(dirname(target));
      await rename(aside, target).catch((error: unknown) => {
        // Another process may have been faster.
        if (!existsSync(target)) throw error;
      });
      await syncFolder(dirname(target));
      return place;
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }

  #place(name: string, hash: string): string {
    const key = createHash("sha256")
      .update(JSON.stringify([name, hash]))
      .digest("hex")
      .slice(0, 32);
    return `registry/content/${key}/${name}`;
  }

  /** Removes what processes have left that ended in the middle. */
  async #clean(): Promise<void> {
    for (const name of await readdir(this.#aside)) {
      if (!isRunning(Number.parseInt(name, 10))) await rm(join(this.#aside, name), { recursive: true, force: true });
    }
  }
}

async function copyAll({ files, isFolder, isReadOnly }: Content, target: string, signal: AbortSignal | undefined): Promise<CodeFile[]> {
  const copied: CodeFile[] = [];
  const folders = new Set([isFolder ? target : dirname(target)]);
  await mkdir(isFolder ? target : dirname(target), { recursive: true });
  for (const file of files) {
    signal?.throwIfAborted();
    const path = isFolder ? join(target, file.relativePath) : target;
    const folder = dirname(path);
    if (!folders.has(folder)) await mkdir(folder, { recursive: true });
    folders.add(folder);
    await copyContent(file, path, signal);
    const { size, mode } = await stat(path);
    await chmod(path, mode | 0o200);
    await syncFile(path);
    if (isReadOnly) await chmod(path, mode & ~0o222);
    copied.push({ path, relativePath: isFolder ? file.relativePath : basename(file.relativePath), size });
  }
  for (const folder of folders) await syncFolder(folder);
  return copied;
}

/** Of a large file that cannot be cloned the copying ends when the signal is aborted. */
async function copyContent({ path, size }: CodeFile, to: string, signal: AbortSignal | undefined): Promise<void> {
  if (size < large) return copyFile(path, to, constants.COPYFILE_FICLONE);
  try {
    await copyFile(path, to, constants.COPYFILE_FICLONE_FORCE);
  } catch {
    const { mode } = await stat(path);
    const copied = pipeline(
      createReadStream(path, { highWaterMark: piece }),
      createWriteStream(to, { mode }),
      ...(signal ? [{ signal }] : []),
    );
    await copied.catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Where folders cannot be opened (Windows) there is nothing to do. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  if (!folder) return;
  try {
    await folder.sync().catch(() => undefined);
  } finally {
    await folder.close();
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
