import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { nodeFolder } from "../../engine/node-folder.js";
import { shortHash } from "../../engine/reuse/ingredients.js";
import { codeKey } from "../../engine/reuse/code-key.js";
import { listCodeFiles } from "../../hash/list-code-files.js";
import type { JobRecord, NodeRecord } from "../../workspace/job-record.js";
import type { Files } from "./compare-files.js";

/**
 * The code of a job's nodes: the snapshot that the run has taken whose hash the node was run with. Of a node without such a hash it is its
 * working folder.
 */
export class CodeOfJob {
  readonly #folder: string;
  #snapshots: Promise<ReadonlyMap<string, string>> | undefined;

  constructor({ where }: JobRecord) {
    this.#folder = where;
  }

  /** Absolute; undefined when it is not there any more, or never was. */
  async folderOf({ path, ingredients }: NodeRecord): Promise<string | undefined> {
    this.#snapshots ??= this.#read();
    const taken = (await this.#snapshots).get(ingredients?.["code"] ?? "");
    if (taken !== undefined) return taken;
    const { code } = nodeFolder(this.#folder, path);
    return existsSync(code) ? code : undefined;
  }

  async filesOf(node: NodeRecord): Promise<Files | undefined> {
    const folder = await this.folderOf(node);
    if (folder === undefined) return undefined;
    return new Map((await listCodeFiles(folder)).map(({ relativePath, path, size }) => [relativePath, { path, size }]));
  }

  async #read(): Promise<ReadonlyMap<string, string>> {
    const folder = join(this.#folder, ".snapshots");
    const snapshots = new Map<string, string>();
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const place = join(folder, name);
      snapshots.set(shortHash(await codeKey(await listCodeFiles(place))), place);
    }
    return snapshots;
  }
}
