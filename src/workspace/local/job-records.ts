import type { RunFailure, RunStatus } from "../../events/run-event.js";
import { nodeFolder } from "../../engine/node-folder.js";
import { inTreeOrder } from "../../events/tree-order.js";
import { fromJsonNumber, type JsonNumber } from "../../model/json-number.js";
import { compact } from "../../util/compact.js";
import type { ArtifactRecord, JobOrigin, JobRecord, NodeRecord, OutputRecord } from "../workspace.js";
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
      newest: database.prepare("SELECT * FROM jobs ORDER BY id DESC LIMIT ?"),
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
  list(limit: number): JobRecord[] {
    return (this.#statements.newest.all(limit) as JobRow[]).map((row) => this.#record(row));
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
      const ofNode = outputs.get(node) ?? {};
      ofNode[name] = { ...(path !== null && { path }), ...(value !== null && { value }), ...(asset !== null && { asset }) };
      outputs.set(node, ofNode);
    }
    const metrics = new Map<string, Record<string, number>>();
    for (const { node, key, value } of this.#statements.metrics.all(row.id) as { node: string; key: string; value: JsonNumber }[]) {
      const ofNode = metrics.get(node) ?? {};
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
      ...(node.failure !== null && { failure: JSON.parse(node.failure) as RunFailure }),
      ...times(node),
      ...(node.kind !== "pipeline" && node.kind !== "run" && node.started_at !== null && { logFile: logFileOf(node, row.folder) }),
      ...(node.ingredients !== null && { ingredients: JSON.parse(node.ingredients) as Record<string, string> }),
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
      ...(row.origin !== null && { origin: JSON.parse(row.origin) as JobOrigin }),
    };
  }
}

/** Rows of `node`, `key` and `value` as an object for each node. */
function byNode<T>(rows: readonly unknown[], read: (value: string) => T): ReadonlyMap<string, Readonly<Record<string, T>>> {
  const found = new Map<string, Record<string, T>>();
  for (const { node, key, value } of rows as readonly { readonly node: string; readonly key: string; readonly value: string }[]) {
    const ofNode = found.get(node) ?? {};
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
