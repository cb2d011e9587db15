import { writeEvent } from "../../events/event-text.js";
import {
  type NodeOfJob,
  type NodeReuse,
  type RunEvent,
  type RunFailure,
  type RunStatus,
  terminalStatuses,
} from "../../events/run-event.js";
import { jsonNumber } from "../../model/json-number.js";
import type { WorkspaceDatabase } from "./database.js";

/** What a batch of events makes of one node or of the job. */
interface Change {
  status: RunStatus;
  reason: string | null;
  failure: string | null;
  startedAt: number | null;
  endedAt: number | null;
  reuse: NodeReuse | undefined;
  from: NodeOfJob | undefined;
}

/**
 * Writes events, and what follows from them: nodes, statuses, outputs, metrics. The tables are a summary of the events, kept by this
 * class alone, so that a list of jobs need not read through their events.
 */
export class EventRecorder {
  readonly #statements;

  constructor(database: WorkspaceDatabase) {
    this.#statements = {
      events: database.prepare("INSERT INTO events SELECT ?, ? + key, value FROM json_each(?)"),
      // The run id of a node is what `nodeRunId` makes of its path.
      added: database.prepare(
        `INSERT OR IGNORE INTO nodes (job_id, path, ordinal, kind, component, status, run_id, experiment, hyperparameters)
         SELECT jobs.id, value ->> 'path', (SELECT coalesce(max(ordinal), -1) + 1 FROM nodes WHERE job_id = ?1) + key, value ->> 'kind', value ->> 'component',
           'NotStarted', coalesce(value ->> 'runId', jobs.name || '-' || replace(value ->> 'path', '/', '-')), value ->> 'experiment',
           value -> 'hyperparameters'
         FROM json_each(?2), jobs WHERE jobs.id = ?1`,
      ),
      node: database.prepare(
        `UPDATE nodes SET status = ?, reason = ?, failure = ?, started_at = coalesce(started_at, ?), ended_at = ? WHERE job_id = ? AND path = ?`,
      ),
      reuse: database.prepare("UPDATE nodes SET reuse_key = ?, ingredients = ?, contents = ?, remark = ? WHERE job_id = ? AND path = ?"),
      from: database.prepare(
        "UPDATE nodes SET reused_from = (SELECT id FROM jobs WHERE name = ?), reused_node = ? WHERE job_id = ? AND path = ?",
      ),
      job: database.prepare(`UPDATE jobs SET status = ?, failure = ?, started_at = coalesce(started_at, ?), ended_at = ? WHERE id = ?`),
      output: database.prepare("INSERT OR REPLACE INTO outputs (job_id, node, name, path, value, asset) VALUES (?, ?, ?, ?, ?, ?)"),
      retry: database.prepare("UPDATE nodes SET attempt = ? WHERE job_id = ? AND path = ?"),
      // A try that has failed tells nothing of the node's result.
      forget: ["metrics", "params", "tags", "artifacts"].map((table) =>
        database.prepare(`DELETE FROM ${table} WHERE job_id = ? AND node = ?`),
      ),
      metric: database.prepare("INSERT INTO metrics (job_id, node, key, step, value, time) VALUES (?, ?, ?, ?, ?, ?)"),
      param: database.prepare("INSERT OR IGNORE INTO params (job_id, node, key, value) VALUES (?, ?, ?, ?)"),
      tag: database.prepare("INSERT OR REPLACE INTO tags (job_id, node, key, value) VALUES (?, ?, ?, ?)"),
      untag: database.prepare("DELETE FROM tags WHERE job_id = ? AND node = ? AND key = ?"),
      artifact: database.prepare("INSERT OR REPLACE INTO artifacts (job_id, node, name, path, size) VALUES (?, ?, ?, ?, ?)"),
      removed: database.prepare("DELETE FROM artifacts WHERE job_id = ? AND node = ? AND name = ?"),
    };
  }

  /** `seq`: number of the first of the events. Belongs into a transaction. */
  record(jobId: number, seq: number, events: readonly RunEvent[]): void {
    this.#statements.events.run(jobId, seq, `[${events.map(writeEvent).join(",")}]`);
    const nodes = new Map<string, Change>();
    let job: Change | undefined;
    for (const event of events) {
      switch (event.type) {
        case "node_status":
          nodes.set(event.node, change(nodes.get(event.node), event));
          break;
        case "job_status":
          job = change(job, event);
          break;
        case "node_output":
          this.#statements.output.run(jobId, event.node, event.output, event.path ?? null, event.value ?? null, event.asset ?? null);
          break;
        case "job_output":
          this.#statements.output.run(jobId, "", event.output, event.path ?? null, event.value ?? null, event.asset ?? null);
          break;
        case "node_metric":
          this.#statements.metric.run(jobId, event.node, event.key, event.step, jsonNumber(event.value), event.time);
          break;
        case "node_param":
          this.#statements.param.run(jobId, event.node, event.key, event.value);
          break;
        case "node_tag":
          if (event.value === undefined) this.#statements.untag.run(jobId, event.node, event.key);
          else this.#statements.tag.run(jobId, event.node, event.key, event.value);
          break;
        case "node_artifact":
          if (event.path === undefined) this.#statements.removed.run(jobId, event.node, event.artifact);
          else this.#statements.artifact.run(jobId, event.node, event.artifact, event.path, event.size ?? 0);
          break;
        case "node_retry":
          this.#statements.retry.run(event.attempt, jobId, event.node);
          for (const forget of this.#statements.forget) forget.run(jobId, event.node);
          break;
        case "job_created":
        case "nodes_added":
          this.#statements.added.run(jobId, JSON.stringify(event.nodes));
          break;
        case "node_log":
        case "warning":
          break;
      }
    }
    for (const [path, { status, reason, failure, startedAt, endedAt, reuse, from }] of nodes) {
      this.#statements.node.run(status, reason, failure, startedAt, endedAt, jobId, path);
      if (reuse) {
        const { key = null, ingredients, contents, remark = null } = reuse;
        this.#statements.reuse.run(key, JSON.stringify(ingredients), contents ? JSON.stringify(contents) : null, remark, jobId, path);
      }
      if (from) this.#statements.from.run(from.job, from.node, jobId, path);
    }
    if (job) this.#statements.job.run(job.status, job.failure, job.startedAt, job.endedAt, jobId);
  }
}

const working: ReadonlySet<RunStatus> = new Set(["Preparing", "Running", "Finalizing"]);

function change(
  before: Change | undefined,
  event: {
    readonly status: RunStatus;
    readonly time: number;
    readonly failure?: RunFailure;
    readonly reason?: string;
    readonly reuse?: NodeReuse;
    readonly from?: NodeOfJob;
  },
): Change {
  return {
    status: event.status,
    reason: event.reason ?? null,
    failure: event.failure ? JSON.stringify(event.failure) : null,
    startedAt: before?.startedAt ?? (working.has(event.status) ? event.time : null),
    endedAt: terminalStatuses.has(event.status) ? event.time : null,
    reuse: event.reuse,
    from: event.from,
  };
}
