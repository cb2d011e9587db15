import type { RunFailure, RunStatus } from "../../events/run-event.js";
import { nodeFolder } from "../../engine/node-folder.js";
import { inTreeOrder } from "../../events/tree-order.js";
import { fromJsonNumber, type JsonNumber } from "../../model/json-number.js";
import type { Literal } from "../../model/kind.js";
import { byName } from "../../util/by-name.js";
import { compact } from "../../util/compact.js";
import type { ListJobsOptions } from "../job-operations.js";
import type { InputRecord, JobOrigin, ArtifactRecord, JobRecord, NodeRecord, OutputRecord } from "../job-record.js";
import type { WorkspaceDatabase } from "./database.js";

interface JobRow {
  readonly id: number;
  readonly name: string;
  readonly display_name: string;
  readonly experiment_name: string;
  readonly description: string | null;
  readonly tags: string;
  readonly status: RunStatus;
  readonly failure: string | null;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly folder: string;
  readonly origin: string | null;
  readonly inputs: string | null;
  readonly archived: number;
}

interface NodeRow {
  readonly path: string;
  readonly kind: string;
  readonly component: string;
  readonly status: RunStatus;
  readonly reason: string | null;
  readonly failure: string | null;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly ingredients: string | null;
  readonly remark: string | null;
  readonly reuse_key: string | null;
  readonly hyperparameters: string | null;
  readonly attempt: number;
  /** Folder of the job that made the result, and the node there, where it was used again. */
  readonly reused_folder: string | null;
  readonly reused_node: string | null;
}

/** Reads jobs as the rest of azml knows them. */
export class JobRecords {
  readonly #statements;

  constructor(database: WorkspaceDatabase) {
    this.#statements = {
      byName: database.prepare("SELECT * FROM jobs WHERE name = ?"),
      newest: database.prepare(
        `SELECT * FROM jobs
         WHERE archived IN (SELECT value FROM json_each(:archived)) AND (:status IS NULL OR status IN (SELECT value FROM json_each(:status)))
           AND (:experiment IS NULL OR experiment_name = :experiment)
           AND NOT EXISTS (
             SELECT 1 FROM json_each(:tags) AS asked
             WHERE NOT EXISTS (SELECT 1 FROM json_each(jobs.tags) AS own WHERE own.key = asked.value ->> 'key' AND own.value = coalesce(asked.value ->> 'value', own.value))
               AND NOT EXISTS (SELECT 1 FROM tags WHERE job_id = jobs.id AND tags.key = asked.value ->> 'key' AND tags.value = coalesce(asked.value ->> 'value', tags.value)))
         ORDER BY id DESC LIMIT :limit`,
      ),
      nodes: database.prepare(
        `SELECT nodes.*, jobs.folder AS reused_folder FROM nodes LEFT JOIN jobs ON jobs.id = nodes.reused_from WHERE job_id = ? ORDER BY ordinal`,
      ),
      outputs: database.prepare("SELECT node, name, path, value, asset FROM outputs WHERE job_id = ?"),
      metrics: database.prepare(
        `SELECT node, key, value FROM metrics WHERE id IN (SELECT max(id) FROM metrics WHERE job_id = ? GROUP BY node, key) ORDER BY id`,
      ),
      params: database.prepare("SELECT node, key, value FROM params WHERE job_id = ?"),
      tags: database.prepare("SELECT node, key, value FROM tags WHERE job_id = ?"),
      artifacts: database.prepare(
        "SELECT node, name AS key, json_object('path', path, 'size', size) AS value FROM artifacts WHERE job_id = ?",
      ),
    };
  }

  get(name: string): JobRecord | undefined {
    const row = this.#statements.byName.get(name) as JobRow | undefined;
    return row && this.#record(row);
  }

  /** Newest first. */
  list({ limit = 100, status, experimentName, tags = [], view = "active" }: ListJobsOptions): JobRecord[] {
    const rows = this.#statements.newest.all({
      limit,
      archived: JSON.stringify(view === "all" ? [0, 1] : [Number(view === "archived")]),
      status: status === undefined ? null : JSON.stringify(status),
      experiment: experimentName ?? null,
      tags: JSON.stringify(tags),
    });
    return (rows as JobRow[]).map((row) => this.#record(row));
  }

  #record(row: JobRow): JobRecord {
    const outputs = new Map<string, Record<string, OutputRecord>>();
    for (const { node, name, path, value, asset } of this.#statements.outputs.all(row.id) as {
      node: string;
      name: string;
      path: string | null;
      value: string | null;
      asset: string | null;
    }[]) {
      const ofNode = outputs.get(node) ?? byName<OutputRecord>();
      ofNode[name] = { ...(path !== null && { path }), ...(value !== null && { value }), ...(asset !== null && { asset }) };
      outputs.set(node, ofNode);
    }
    const metrics = new Map<string, Record<string, number>>();
    for (const { node, key, value } of this.#statements.metrics.all(row.id) as { node: string; key: string; value: JsonNumber }[]) {
      const ofNode = metrics.get(node) ?? byName<number>();
      ofNode[key] = fromJsonNumber(value) ?? 0;
      metrics.set(node, ofNode);
    }
    const params = byNode(this.#statements.params.all(row.id), (value) => value);
    const tags = byNode(this.#statements.tags.all(row.id), (value) => value);
    const artifacts = byNode(this.#statements.artifacts.all(row.id), (value) => JSON.parse(value) as ArtifactRecord);
    const nodes = inTreeOrder(this.#statements.nodes.all(row.id) as NodeRow[]).map((node): NodeRecord => ({
      path: node.path,
      kind: node.kind,
      component: node.component,
      status: node.status,
      ...(node.reason !== null && { reason: node.reason }),
      ...(node.hyperparameters !== null && { hyperparameters: JSON.parse(node.hyperparameters) as Record<string, Literal> }),
      ...(node.failure !== null && { failure: JSON.parse(node.failure) as RunFailure }),
      ...times(node),
      ...(node.kind !== "pipeline" && node.kind !== "run" && node.started_at !== null && { logFile: logFileOf(node, row.folder) }),
      ...(node.ingredients !== null && { ingredients: JSON.parse(node.ingredients) as Record<string, string> }),
      ...(node.remark !== null && { remark: node.remark }),
      ...(node.ingredients !== null && node.reuse_key === null && { isUsedOnce: true }),
      ...(node.attempt > 1 && { attempts: node.attempt }),
      outputs: outputs.get(node.path) ?? {},
      metrics: metrics.get(node.path) ?? {},
      ...compact({ params: params.get(node.path), tags: tags.get(node.path), artifacts: artifacts.get(node.path) }),
    }));
    return {
      name: row.name,
      displayName: row.display_name,
      experimentName: row.experiment_name,
      ...(row.description !== null && { description: row.description }),
      tags: JSON.parse(row.tags) as Record<string, string>,
      status: row.status,
      ...(row.failure !== null && { failure: JSON.parse(row.failure) as RunFailure }),
      createdAt: new Date(row.created_at).toISOString(),
      ...times(row),
      where: row.folder,
      nodes,
      outputs: outputs.get("") ?? {},
      ...(row.inputs !== null && { inputs: JSON.parse(row.inputs) as Record<string, InputRecord> }),
      ...(row.origin !== null && { origin: JSON.parse(row.origin) as JobOrigin }),
      ...(row.archived === 1 && { archived: true }),
    };
  }
}

/** Rows of `node`, `key` and `value` as an object for each node. */
function byNode<T>(rows: readonly unknown[], read: (value: string) => T): ReadonlyMap<string, Readonly<Record<string, T>>> {
  const found = new Map<string, Record<string, T>>();
  for (const { node, key, value } of rows as readonly { readonly node: string; readonly key: string; readonly value: string }[]) {
    const ofNode = found.get(node) ?? byName<T>();
    ofNode[key] = read(value);
    found.set(node, ofNode);
  }
  return found;
}

/** Of a result that was used again the log is where it was made. */
function logFileOf({ path, reused_folder: folder, reused_node: node }: NodeRow, runFolder: string): string {
  return nodeFolder(folder ?? runFolder, node ?? path).logFile;
}

function times(row: { readonly started_at: number | null; readonly ended_at: number | null }): {
  readonly startedAt?: string;
  readonly endedAt?: string;
} {
  return {
    ...(row.started_at !== null && { startedAt: new Date(row.started_at).toISOString() }),
    ...(row.ended_at !== null && { endedAt: new Date(row.ended_at).toISOString() }),
  };
}
