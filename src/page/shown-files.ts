import { readdir, stat } from "node:fs/promises";
import { basename } from "node:path";
import { GuardError } from "../guard/guard-error.js";
import { type BodyFolder, placeBelow, unfitName } from "../guard/place-below.js";
import type { ArtifactRecord } from "../workspace/job-record.js";
import { ApiProblem } from "./api-problem.js";
import { pathOf } from "./placed.js";
import type { FileEntry } from "./views.js";

/** Files that the page may show, by paths with `/`; empty means what they all lie in. */
export interface ShownFiles {
  /** What lies in a folder, folders first; of a file itself. */
  list(path: string): Promise<readonly FileEntry[]>;
  /** Absolute path of a file. */
  file(path: string): Promise<string>;
}

/** What lies at a place that the record of a job names: a folder, or one file. Links that lead out of it are as if they were not there. */
export class FilesAt implements ShownFiles {
  readonly #place: BodyFolder;

  constructor(place: BodyFolder) {
    this.#place = place;
  }

  async list(path: string): Promise<readonly FileEntry[]> {
    const found = await this.#find(path);
    const stats = await stat(found);
    if (!stats.isDirectory()) return stats.isFile() ? [{ name: basename(found), kind: "file", size: stats.size }] : [];
    const entries: FileEntry[] = [];
    for (const name of await readdir(found)) {
      const entry = await this.#entry(path === "" ? name : `${path}/${name}`, name);
      if (entry) entries.push(entry);
    }
    return inOrder(entries);
  }

  async file(path: string): Promise<string> {
    return await this.#find(path);
  }

  /** A place that is one file is that file also by its name. */
  async #find(path: string): Promise<string> {
    const found = placeBelow(this.#place, path);
    if (path === "" || path !== basename(this.#place.path)) return found;
    const itself = pathOf(this.#place);
    return (await stat(itself)).isFile() ? itself : found;
  }

  async #entry(path: string, name: string): Promise<FileEntry | undefined> {
    try {
      const stats = await stat(placeBelow(this.#place, path));
      if (stats.isDirectory()) return { name, kind: "folder" };
      return stats.isFile() ? { name, kind: "file", size: stats.size } : undefined;
    } catch (error) {
      // It leads elsewhere or nowhere, or is gone by now.
      if (error instanceof GuardError || isGone(error)) return undefined;
      throw error;
    }
  }
}

/** The files that a node has kept, by their names. */
export class Artifacts implements ShownFiles {
  readonly #artifacts: Readonly<Record<string, ArtifactRecord>>;
  readonly #placeOf: (path: string) => BodyFolder;

  constructor(artifacts: Readonly<Record<string, ArtifactRecord>>, placeOf: (path: string) => BodyFolder) {
    this.#artifacts = artifacts;
    this.#placeOf = placeOf;
  }

  async list(path: string): Promise<readonly FileEntry[]> {
    const unfit = unfitName(path);
    if (unfit !== undefined) throw new ApiProblem(400, `The path ${unfit}.`, "AZML559");
    const entries = new Map<string, FileEntry>();
    const before = path === "" ? "" : `${path}/`;
    for (const [full, { size }] of Object.entries(this.#artifacts)) {
      if (full === path) return [{ name: basename(full), kind: "file", size }];
      if (!full.startsWith(before)) continue;
      const [name = "", ...rest] = full.slice(before.length).split("/");
      entries.set(name, rest.length > 0 ? { name, kind: "folder" } : { name, kind: "file", size });
    }
    if (entries.size === 0 && path !== "") throw new ApiProblem(404, "There is no such file.");
    return inOrder([...entries.values()]);
  }

  async file(path: string): Promise<string> {
    const unfit = unfitName(path);
    if (unfit !== undefined) throw new ApiProblem(400, `The path ${unfit}.`, "AZML559");
    const found = Object.hasOwn(this.#artifacts, path) ? this.#artifacts[path] : undefined;
    if (found === undefined) throw new ApiProblem(404, "There is no such file.");
    return pathOf(this.#placeOf(found.path));
  }
}

function inOrder(entries: FileEntry[]): readonly FileEntry[] {
  const rank = ({ kind }: FileEntry): number => (kind === "folder" ? 0 : 1);
  return entries.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function isGone(error: unknown): boolean {
  return ["ENOENT", "ENOTDIR", "ELOOP", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "");
}
