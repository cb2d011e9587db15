import { constants, copyFileSync, mkdirSync, statSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { ArtifactFailure, fetchArtifacts } from "../hash/fetch-artifacts.js";
import { includePaths } from "../hash/include-paths.js";
import { folderToZip, zipFolder } from "../hash/zip-folder.js";
import { type CodeFile, listCodeFiles } from "../hash/list-code-files.js";
import { type AdditionalInclude, artifactsOf } from "../model/artifact-include.js";
import type { CodeOwner } from "../model/code-owner.js";
import { NodeFailure } from "./node-failure.js";
import { codeKey } from "./reuse/code-key.js";

/** From this size on (bytes) a file is copied beside the event loop rather than on it. */
const largeFile = 256 * 1024;

/** Copy-on-write where the file system can, a plain copy where it cannot. */
const copyMode = constants.COPYFILE_FICLONE;

/**
 * The code of a run, taken once per run, so that every node gets the same code however long the run is.
 *
 * Nodes get copies, never links: a node that writes to its files changes neither the user's nor another node's.
 */
export class CodeSnapshots {
  readonly #folder: string;
  readonly #workspaceFolder: string;
  readonly #taken = new Map<string, Promise<readonly CodeFile[]>>();
  #signal: AbortSignal | undefined;
  readonly #keys = new WeakMap<readonly CodeFile[], Promise<string>>();

  constructor(runFolder: string, workspaceFolder: string) {
    // A node's name cannot start with a dot, so this stands beside the folders of nodes.
    this.#folder = join(runFolder, ".snapshots");
    this.#workspaceFolder = workspaceFolder;
  }

  /** Takes the code of these now, or until the signal is aborted. What cannot be read fails the nodes that need it, not the run. */
  async takeAll(owners: Iterable<CodeOwner>, signal: AbortSignal): Promise<void> {
    this.#signal = signal;
    await Promise.allSettled([...new Set(owners)].map((owner) => this.#take(owner)));
  }

  /** Puts the owner's code into `folder`, which is made. One without code gets an empty folder. */
  async copyTo(owner: CodeOwner, folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const made = new Set<string>([folder]);
    for (const file of await this.#take(owner)) {
      const target = join(folder, file.relativePath);
      const parent = dirname(target);
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      if (file.size < largeFile) copyFileSync(file.path, target, copyMode);
      else await copyFile(file.path, target, copyMode);
    }
  }

  /** The files of the owner's code, by their paths in it. */
  async namesOf(owner: CodeOwner): Promise<readonly string[]> {
    return (await this.#take(owner)).map(({ relativePath }) => relativePath);
  }

  /** Hash of what the owner's code does, as this run has it. */
  async keyOf(owner: CodeOwner): Promise<string> {
    const files = await this.#take(owner);
    let key = this.#keys.get(files);
    if (!key) {
      key = codeKey(files);
      this.#keys.set(files, key);
    }
    return key;
  }

  async #take(owner: CodeOwner): Promise<readonly CodeFile[]> {
    const sources = await codeSources(owner);
    const key = JSON.stringify(sources);
    let taken = this.#taken.get(key);
    if (!taken) {
      taken = this.#copy(sources, join(this.#folder, String(this.#taken.size)));
      this.#taken.set(key, taken);
    }
    return taken;
  }

  #isInWorkspace(path: string): boolean {
    return path.startsWith(this.#workspaceFolder + sep);
  }

  async #copy(sources: readonly CodeSource[], folder: string): Promise<readonly CodeFile[]> {
    const files: CodeFile[] = [];
    for (const { path, under } of sources) {
      for (const file of await listCodeFiles(path)) {
        this.#signal?.throwIfAborted();
        // A code folder may hold the workspace itself; its runs are no code. A bundle lies in the workspace, and is.
        if (this.#isInWorkspace(file.path) && !this.#isInWorkspace(path)) continue;
        const relativePath = under === "" ? file.relativePath : `${under}/${file.relativePath}`;
        const target = join(folder, relativePath);
        mkdirSync(dirname(target), { recursive: true });
        await copyFile(file.path, target, copyMode);
        files.push({ path: target, relativePath, size: file.size });
      }
    }
    return files;
  }
}

interface CodeSource {
  readonly path: string;
  /** Folder in the snapshot that the files go to. */
  readonly under: string;
}

async function codeSources(owner: CodeOwner): Promise<CodeSource[]> {
  const sources: CodeSource[] = owner.code?.kind === "local" ? [{ path: owner.code.path, under: "" }] : [];
  const { additionalIncludes = [] } = owner;
  for (const include of [...includePaths(owner), ...(await artifacts(additionalIncludes))]) {
    const toZip = await folderToZip(include);
    const path = toZip === undefined ? include : await zipFolder(toZip);
    const isFolder = statSync(path).isDirectory();
    sources.push({ path, under: isFolder ? basename(path) : "" });
  }
  return sources;
}

async function artifacts(includes: readonly AdditionalInclude[]): Promise<string[]> {
  try {
    return await fetchArtifacts(artifactsOf(includes));
  } catch (error) {
    if (!(error instanceof ArtifactFailure)) throw error;
    throw new NodeFailure({ code: "AZML615", message: `${error.message} (${error.hint})` });
  }
}
