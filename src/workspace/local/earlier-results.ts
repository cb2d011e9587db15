import { nodeFolder } from "../../engine/node-folder.js";
import type { EarlierResult, EarlierResults } from "../../engine/reuse/reuse.js";
import { fromJsonNumber, type JsonNumber } from "../../model/json-number.js";
import type { WorkspaceDatabase } from "./database.js";
import type { ResultUses } from "./gc/result-uses.js";

interface Pair {
  readonly key: string;
  readonly value: string;
}

interface Artifact {
  readonly artifact: string;
  readonly path: string;
  readonly size: number;
}

/** The results that the workspace's jobs have left. */
export class StoredResults implements EarlierResults {
  readonly #statements;

  readonly #uses: ResultUses;
  readonly #of: string | null;

  /** `uses`: of the job that looks for results. `of`: ids of the jobs whose results count; absent: every job's. */
  constructor(database: WorkspaceDatabase, uses: ResultUses, of?: readonly number[]) {
    this.#uses = uses;
    this.#of = of === undefined ? null : JSON.stringify(of);
    this.#statements = {
      // A result that was used again itself is found where it was made.
      node: database.prepare(
        `SELECT jobs.id AS id, jobs.name AS job, jobs.folder AS folder, nodes.path AS node, nodes.contents AS contents FROM nodes JOIN jobs ON jobs.id = nodes.job_id
         WHERE nodes.reuse_key = ?1 AND nodes.status = 'Completed' AND nodes.reused_from IS NULL
           AND (?2 IS NULL OR nodes.job_id IN (SELECT value FROM json_each(?2))) ORDER BY nodes.job_id DESC LIMIT 1`,
      ),
      values: database.prepare("SELECT name, value FROM outputs WHERE job_id = ? AND node = ? AND value IS NOT NULL"),
      metrics: database.prepare("SELECT key, value, step FROM metrics WHERE job_id = ? AND node = ? ORDER BY id"),
      params: database.prepare("SELECT key, value FROM params WHERE job_id = ? AND node = ?"),
      tags: database.prepare("SELECT key, value FROM tags WHERE job_id = ? AND node = ?"),
      artifacts: database.prepare("SELECT name AS artifact, path, size FROM artifacts WHERE job_id = ? AND node = ?"),
    };
  }

  find(key: string): EarlierResult | undefined {
    const row = this.#statements.node.get(key, this.#of) as
      | { id: number; job: string; folder: string; node: string; contents: string | null }
      | undefined;
    if (!row) return undefined;
    const { id, job, folder, node, contents } = row;
    if (!this.#uses.note(id)) return undefined;
    const values = this.#statements.values.all(id, node) as { name: string; value: string }[];
    const metrics = this.#statements.metrics.all(id, node) as { key: string; value: JsonNumber; step: number }[];
    return {
      job,
      node,
      outputs: nodeFolder(folder, node).outputs,
      contents: new Map(contents === null ? [] : Object.entries(JSON.parse(contents) as Record<string, string>)),
      values: new Map(values.map(({ name, value }) => [name, value])),
      facts: [
        ...metrics.map((row) => ({ type: "node_metric" as const, ...row, value: fromJsonNumber(row.value) ?? 0 })),
        ...this.#rows<Pair>("params", id, node).map((row) => ({ type: "node_param" as const, ...row })),
        ...this.#rows<Pair>("tags", id, node).map((row) => ({ type: "node_tag" as const, ...row })),
        ...this.#rows<Artifact>("artifacts", id, node).map((row) => ({ type: "node_artifact" as const, ...row })),
      ],
    };
  }

  #rows<T>(table: "params" | "tags" | "artifacts", job: number, node: string): T[] {
    return this.#statements[table].all(job, node) as T[];
  }
}
