import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { nodeFolder } from "../engine/node-folder.js";
import { shortHash } from "../engine/reuse/ingredients.js";
import { codeKey } from "../engine/reuse/code-key.js";
import { listCodeFiles } from "../hash/list-code-files.js";
import type { JobRecord, NodeRecord } from "../workspace/job-record.js";
import type { Files } from "./compare-files.js";

/** Code as it was when the run took it. */
interface Snapshot {
  readonly folder: string;
  readonly files: Files;
}

/**
 * The code of a job's nodes: the snapshot that the run has taken whose hash the node was run with. Of a node without such a hash it is the
 * snapshot that its working folder began as, and where there is none, as when the node has changed its code, that folder.
 */
export class CodeOfJob {
  readonly #folder: string;
  #snapshots: Promise<ReadonlyMap<string, Snapshot>> | undefined;

  constructor({ where }: JobRecord) {
    this.#folder = where;
  }

  /** Absolute; undefined when it is not there any more, or never was. */
  async folderOf(node: NodeRecord): Promise<string | undefined> {
    return (await this.#find(node))?.folder;
  }

  async filesOf(node: NodeRecord): Promise<Files | undefined> {
    return (await this.#find(node))?.files;
  }

  async #find({ path, ingredients }: NodeRecord): Promise<Snapshot | undefined> {
    this.#snapshots ??= this.#read();
    const snapshots = await this.#snapshots;
    const taken = snapshots.get(ingredients?.["code"] ?? "");
    if (taken !== undefined) return taken;
    const { code } = nodeFolder(this.#folder, path);
    if (!existsSync(code)) return undefined;
    const files = await filesBelow(code);
    return [...snapshots.values()].find((snapshot) => isWithin(snapshot.files, files)) ?? { folder: code, files };
  }

  async #read(): Promise<ReadonlyMap<string, Snapshot>> {
    const folder = join(this.#folder, ".snapshots");
    const snapshots: [string, Snapshot][] = [];
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const place = join(folder, name);
      const files = await listCodeFiles(place);
      snapshots.push([shortHash(await codeKey(files)), { folder: place, files: byPath(files) }]);
    }
    // Of two that a folder may have begun as it is the larger one.
    return new Map(snapshots.sort(([, a], [, b]) => b.files.size - a.files.size));
  }
}

function isWithin(snapshot: Files, files: Files): boolean {
  return snapshot.size > 0 && [...snapshot].every(([name, { size }]) => files.get(name)?.size === size);
}

async function filesBelow(folder: string): Promise<Files> {
  return byPath(await listCodeFiles(folder));
}

function byPath(files: Awaited<ReturnType<typeof listCodeFiles>>): Files {
  return new Map(files.map(({ relativePath, path, size }) => [relativePath, { path, size }]));
}
