import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { nodeFolder } from "../../engine/node-folder.js";
import { shortHash } from "../../engine/reuse/ingredients.js";
import { codeHashOf } from "../../hash/code-hash.js";
import { listCodeFiles } from "../../hash/list-code-files.js";
import type { JobRecord, NodeRecord } from "../../workspace/workspace.js";
import type { Files } from "./compare-files.js";

/**
 * The code of a job's nodes, from the snapshots that the run has taken: the one whose hash the node was run with. Of a node without such a
 * hash it is what lies in its working folder.
 */
export class CodeOfJob {
  readonly #folder: string;
  #snapshots: Promise<ReadonlyMap<string, Files>> | undefined;

  constructor({ where }: JobRecord) {
    this.#folder = where;
  }

  /** Undefined when it is not there any more, or never was. */
  async of({ path, ingredients }: NodeRecord): Promise<Files | undefined> {
    this.#snapshots ??= this.#read();
    const taken = (await this.#snapshots).get(ingredients?.["code"] ?? "");
    if (taken !== undefined) return taken;
    const { code } = nodeFolder(this.#folder, path);
    return existsSync(code) ? await listed(code) : undefined;
  }

  async #read(): Promise<ReadonlyMap<string, Files>> {
    const folder = join(this.#folder, ".snapshots");
    const snapshots = new Map<string, Files>();
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const place = join(folder, name);
      snapshots.set(shortHash(await codeHashOf(await listCodeFiles(place))), await listed(place));
    }
    return snapshots;
  }
}

async function listed(folder: string): Promise<Files> {
  return new Map((await listCodeFiles(folder)).map(({ relativePath, path, size }) => [relativePath, { path, size }]));
}
