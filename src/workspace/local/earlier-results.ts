import { nodeFolder } from "../../engine/node-folder.js";
import type { EarlierPick, EarlierResult, EarlierResults } from "../../engine/reuse/reuse.js";
import type { Sample } from "../../engine/sweep/value-at.js";
import type { NodePath } from "../../events/run-event.js";
import { fromJsonNumber, type JsonNumber } from "../../model/json-number.js";
import { escapeRegExp } from "../../util/escape-reg-exp.js";
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

/** The job that looks for results, and where it may find them. */
export interface EarlierJobs {
  /** Id of the job that looks for results. */
  readonly job: number;
  /** Ids of the jobs that it goes on with, the nearest first. */
  readonly resumed: readonly number[];
  /** Ids of the jobs whose results count. Default: every job's. */
  readonly of?: readonly number[] | undefined;
}

/** The results that the workspace's jobs have left. */
export class StoredResults implements EarlierResults {
  readonly #statements;

  readonly #uses: ResultUses;
  readonly #of: string | null;
  readonly #job: number;
  readonly #resumed: readonly number[];

  /** `uses`: of the job that looks for results. */
  constructor(database: WorkspaceDatabase, uses: ResultUses, { job, resumed, of }: EarlierJobs) {
    this.#uses = uses;
    this.#of = of === undefined ? null : JSON.stringify(of);
    this.#job = job;
    this.#resumed = resumed;
    this.#statements = {
      // A result that was used again itself is found where it was made.
      node: database.prepare(
        `SELECT jobs.id AS id, jobs.name AS job, jobs.folder AS folder, nodes.path AS node, nodes.contents AS contents FROM nodes JOIN jobs ON jobs.id = nodes.job_id
         WHERE nodes.reuse_key = ?1 AND nodes.status = 'Completed' AND nodes.reused_from IS NULL
           AND (?2 IS NULL OR nodes.job_id IN (SELECT value FROM json_each(?2))) ORDER BY nodes.job_id DESC LIMIT 1`,
      ),
      sweep: database.prepare(
        `SELECT job_id AS id FROM nodes WHERE path = ?1 AND hyperparameters = json(?2) AND job_id <> ?3
           AND (?4 IS NULL OR job_id IN (SELECT value FROM json_each(?4))) ORDER BY job_id DESC LIMIT 1`,
      ),
      trials: database.prepare(
        `SELECT nodes.path AS path, nodes.status AS status, listed.value -> 'hyperparameters' AS sample, listed.value -> 'alongside' AS alongside
         FROM events, json_each(events.event -> 'nodes') AS listed JOIN nodes ON nodes.job_id = events.job_id AND nodes.path = listed.value ->> 'path'
         WHERE events.job_id = ?1 AND events.event ->> 'type' = 'nodes_added'
           AND substr(listed.value ->> 'path', 1, length(?2)) = ?2 AND listed.value -> 'alongside' IS NOT NULL`,
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

  picks(sweep: NodePath, first: Sample): ReadonlyMap<number, EarlierPick> {
    const newest = this.#statements.sweep.get(`${sweep}/trial_0`, JSON.stringify(first), this.#job, this.#of) as { id: number } | undefined;
    const jobs = [...this.#resumed, ...(newest && this.#resumed.length === 0 ? [newest.id] : [])];
    const picks = new Map<number, EarlierPick>();
    const trials = new RegExp(`^${escapeRegExp(sweep)}/trial_(\\d+)$`);
    for (const job of jobs) {
      const rows = this.#statements.trials.all(job, `${sweep}/trial_`) as {
        path: string;
        status: string;
        sample: string;
        alongside: string;
      }[];
      for (const { path, status, sample, alongside } of rows) {
        const place = Number(trials.exec(path)?.[1] ?? Number.NaN);
        if (Number.isNaN(place) || picks.has(place)) continue;
        picks.set(place, {
          sample: JSON.parse(sample) as Sample,
          alongside: JSON.parse(alongside) as number[],
          hasCompleted: status === "Completed",
        });
      }
    }
    return picks;
  }

  #rows<T>(table: "params" | "tags" | "artifacts", job: number, node: string): T[] {
    return this.#statements[table].all(job, node) as T[];
  }
}
