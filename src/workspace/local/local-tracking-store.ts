import { join } from "node:path";
import type { RunStatus } from "../../events/run-event.js";
import { fromJsonNumber, type JsonNumber } from "../../model/json-number.js";
import type { DocumentKind, Experiment, LoggedRun, MetricPoint, TrackedRun, TrackingStore } from "../../tracking/tracking-store.js";
import { maskTexts } from "../../secrets/mask-texts.js";
import type { Mask } from "../../secrets/secrets.js";
import type { WorkspaceDatabase } from "./database.js";

interface RunRow {
  readonly run_id: string;
  readonly job: string;
  readonly node: string;
  readonly experiment: string;
  readonly status: RunStatus;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly folder: string;
}

interface MetricRow {
  readonly key: string;
  readonly value: JsonNumber;
  readonly step: number;
  readonly timestamp: number;
}

interface ExperimentRow {
  readonly id: number;
  readonly name: string;
  readonly created_at: number;
  readonly tags: string;
}

interface Pair {
  readonly key: string;
  readonly value: string;
}

const runColumns = `SELECT run_id, jobs.name AS job, path AS node, coalesce(nodes.experiment, jobs.experiment_name) AS experiment,
  nodes.status, nodes.started_at, nodes.ended_at, jobs.folder FROM nodes JOIN jobs ON jobs.id = nodes.job_id`;

/** What MLflow's clients find things by. */
const ids = new Set(["model_id", "run_id", "source_run_id", "experiment_id", "artifact_uri"]);

/** What MLflow's clients log and ask for, in the database of the workspace. No secret comes into it. */
export class LocalTrackingStore implements TrackingStore {
  readonly #job: string;
  readonly #mask: Mask;
  readonly #statements;

  /** `job`: whose runs go before those of other jobs with the same id. */
  constructor(database: WorkspaceDatabase, job: string, mask: Mask) {
    this.#job = job;
    this.#mask = mask;
    this.#statements = {
      run: database.prepare(`${runColumns} WHERE run_id = ? ORDER BY jobs.name = ? DESC, job_id DESC LIMIT 1`),
      runs: database.prepare(
        `${runColumns} WHERE coalesce(nodes.experiment, jobs.experiment_name) = ? AND nodes.kind <> 'pipeline' AND nodes.started_at IS NOT NULL
         ORDER BY nodes.started_at DESC, job_id DESC, ordinal DESC`,
      ),
      // The one of the highest step, and of these the latest.
      metrics: database.prepare(
        `SELECT key, value, step, timestamp FROM (
           SELECT key, value, step, time AS timestamp, row_number() OVER (PARTITION BY key ORDER BY step DESC, time DESC, id DESC) AS rank
           FROM metrics WHERE job_id = (SELECT id FROM jobs WHERE name = ?) AND node = ?) WHERE rank = 1`,
      ),
      history: database.prepare(
        `SELECT key, value, step, time AS timestamp FROM metrics JOIN jobs ON jobs.id = job_id WHERE jobs.name = ? AND node = ? AND key = ? ORDER BY metrics.id`,
      ),
      params: database.prepare("SELECT key, value FROM params WHERE job_id = (SELECT id FROM jobs WHERE name = ?) AND node = ?"),
      tags: database.prepare("SELECT key, value FROM tags WHERE job_id = (SELECT id FROM jobs WHERE name = ?) AND node = ?"),
      param: database.prepare("SELECT value FROM params WHERE job_id = (SELECT id FROM jobs WHERE name = ?) AND node = ? AND key = ?"),
      experiments: database.prepare("SELECT * FROM experiments ORDER BY id DESC"),
      experiment: database.prepare("SELECT * FROM experiments WHERE id = ?"),
      experimentNamed: database.prepare("SELECT * FROM experiments WHERE name = ?"),
      addExperiment: database.prepare("INSERT INTO experiments (name, created_at, tags) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
      setTags: database.prepare("UPDATE experiments SET tags = ? WHERE id = ?"),
      document: database.prepare("SELECT body FROM tracked WHERE kind = ? AND id = ?"),
      documents: database.prepare("SELECT body FROM tracked WHERE kind = ?"),
      documentsOf: database.prepare("SELECT body FROM tracked WHERE kind = ? AND scope = ?"),
      write: database.prepare("INSERT OR REPLACE INTO tracked (kind, id, scope, body) VALUES (?, ?, ?, ?)"),
      delete: database.prepare("DELETE FROM tracked WHERE kind = ? AND id = ?"),
    };
  }

  run(runId: string): TrackedRun | undefined {
    const row = this.#statements.run.get(runId, this.#job) as RunRow | undefined;
    return row && this.#read(row);
  }

  logged(run: TrackedRun): LoggedRun {
    const { job, node } = run;
    const pairs = (rows: readonly unknown[]): Record<string, string> =>
      Object.fromEntries((rows as readonly Pair[]).map(({ key, value }) => [key, value]));
    return {
      ...run,
      metrics: (this.#statements.metrics.all(job, node) as MetricRow[]).map(point),
      params: pairs(this.#statements.params.all(job, node)),
      tags: pairs(this.#statements.tags.all(job, node)),
    };
  }

  runs(experiments: readonly string[]): readonly LoggedRun[] {
    return experiments.flatMap((id) => {
      const experiment = this.experiment(id);
      return experiment ? (this.#statements.runs.all(experiment.name) as RunRow[]).map((row) => this.logged(this.#read(row))) : [];
    });
  }

  param({ job, node }: Pick<TrackedRun, "job" | "node">, key: string): string | undefined {
    return (this.#statements.param.get(job, node, key) as { value: string } | undefined)?.value;
  }

  history({ job, node }: TrackedRun, key: string): readonly MetricPoint[] {
    return (this.#statements.history.all(job, node, key) as MetricRow[]).map(point);
  }

  experiments(): readonly Experiment[] {
    return (this.#statements.experiments.all() as ExperimentRow[]).map(experimentOf);
  }

  experiment(id: string): Experiment | undefined {
    const row = /^\d+$/.test(id) ? (this.#statements.experiment.get(Number(id)) as ExperimentRow | undefined) : undefined;
    return row && experimentOf(row);
  }

  experimentNamed(name: string): Experiment | undefined {
    const row = this.#statements.experimentNamed.get(this.#mask(name)) as ExperimentRow | undefined;
    return row && experimentOf(row);
  }

  createExperiment(name: string, tags: Readonly<Record<string, string>>): Experiment {
    const masked = this.#mask(name);
    this.#statements.addExperiment.run(masked, Date.now(), JSON.stringify(maskTexts(tags, this.#mask)));
    // Another process may have been faster; there is one either way.
    return experimentOf(this.#statements.experimentNamed.get(masked) as ExperimentRow);
  }

  setExperimentTags(id: string, tags: Readonly<Record<string, string>>): void {
    this.#statements.setTags.run(JSON.stringify(maskTexts(tags, this.#mask)), Number(id));
  }

  document(kind: DocumentKind, id: string): unknown {
    const row = this.#statements.document.get(kind, id) as { body: string } | undefined;
    return row && (JSON.parse(row.body) as unknown);
  }

  documents(kind: DocumentKind, scope?: string): readonly unknown[] {
    const rows = scope === undefined ? this.#statements.documents.all(kind) : this.#statements.documentsOf.all(kind, scope);
    return (rows as { body: string }[]).map(({ body }) => JSON.parse(body) as unknown);
  }

  writeDocument(kind: DocumentKind, id: string, scope: string, body: object): void {
    this.#statements.write.run(kind, id, scope, JSON.stringify(maskTexts(body, this.#mask, ids)));
  }

  deleteDocument(kind: DocumentKind, id: string): void {
    this.#statements.delete.run(kind, id);
  }

  #read(row: RunRow): TrackedRun {
    const experiment = this.experimentNamed(row.experiment) ?? this.createExperiment(row.experiment, {});
    return {
      runId: row.run_id,
      job: row.job,
      node: row.node,
      experiment: experiment.id,
      status: row.status,
      startedAt: row.started_at ?? undefined,
      endedAt: row.ended_at ?? undefined,
      root: row.folder,
      folder: join(row.folder, row.node),
    };
  }
}

function point({ key, value, step, timestamp }: MetricRow): MetricPoint {
  return { key, value: fromJsonNumber(value) ?? 0, step, timestamp };
}

function experimentOf({ id, name, created_at: createdAt, tags }: ExperimentRow): Experiment {
  return { id: String(id), name, createdAt, tags: JSON.parse(tags) as Record<string, string> };
}
