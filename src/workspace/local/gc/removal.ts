import type { RunStatus } from "../../../events/run-event.js";
import { type WorkspaceDatabase, write } from "../database.js";

/** A job that has ended, and may be removed. */
export interface EndedJob {
  readonly id: number;
  readonly name: string;
  readonly display_name: string;
  readonly status: RunStatus;
  readonly created_at: number;
  readonly ended_at: number | null;
  readonly owner_host: string;
  readonly owner_pid: number;
  readonly owner_started: string;
}

const ended = "status IN ('Completed', 'Failed', 'Canceled')";

/** Tables of which a job has rows, in the order in which they can go. */
const tables = ["result_uses", "events", "metrics", "params", "tags", "artifacts", "outputs", "nodes"];

/** Removes jobs from the database, and knows which have to stay. */
export class Removal {
  readonly #database: WorkspaceDatabase;
  readonly #statements;

  constructor(database: WorkspaceDatabase) {
    this.#database = database;
    this.#statements = {
      ended: database.prepare(
        `SELECT id, name, display_name, status, created_at, ended_at, owner_host, owner_pid, owner_started FROM jobs WHERE ${ended} ORDER BY id DESC`,
      ),
      open: database.prepare(`SELECT count(*) AS jobs FROM jobs WHERE NOT ${ended}`),
      names: database.prepare("SELECT name FROM jobs"),
      removed: database.prepare("SELECT name FROM removed_jobs"),
      noteRemoved: database.prepare("INSERT OR IGNORE INTO removed_jobs SELECT name FROM jobs WHERE id = ?"),
      forgetRemoved: database.prepare("DELETE FROM removed_jobs WHERE name = ?"),
      // What a job uses: results of others. A job that has ended says so by its nodes.
      uses: database.prepare(
        `SELECT DISTINCT job_id AS user, reused_from AS used FROM nodes WHERE reused_from IS NOT NULL AND reused_from <> job_id
         UNION SELECT job_id, used FROM result_uses JOIN jobs ON jobs.id = job_id WHERE NOT ${ended}`,
      ),
      users: database.prepare(
        `WITH going AS (SELECT value AS id FROM json_each(?))
         SELECT name FROM jobs WHERE id NOT IN going AND (id IN (SELECT job_id FROM nodes WHERE reused_from IN going)
           OR NOT ${ended} AND id IN (SELECT job_id FROM result_uses WHERE used IN going)) LIMIT 1`,
      ),
      isEnded: database.prepare(`SELECT 1 FROM jobs WHERE id = ? AND ${ended}`),
      documents: database.prepare(
        `DELETE FROM tracked WHERE kind IN ('run_inputs', 'run_outputs') AND id IN (SELECT run_id FROM nodes WHERE job_id = :id)
           OR kind = 'logged_model' AND body ->> '$.info.source_run_id' IN (SELECT run_id FROM nodes WHERE job_id = :id)`,
      ),
      used: database.prepare("DELETE FROM result_uses WHERE used = ?"),
      rows: tables.map((table) => database.prepare(`DELETE FROM ${table} WHERE job_id = ?`)),
      resumed: database.prepare("UPDATE jobs SET resumes = NULL WHERE resumes = ?"),
      job: database.prepare("DELETE FROM jobs WHERE id = ?"),
      definitions: database.prepare("DELETE FROM definitions WHERE hash NOT IN (SELECT definition FROM jobs WHERE definition IS NOT NULL)"),
    };
  }

  /** Newest first. */
  ended(): readonly EndedJob[] {
    return this.#statements.ended.all() as EndedJob[];
  }

  names(): ReadonlySet<string> {
    return new Set((this.#statements.names.all() as { name: string }[]).map(({ name }) => name));
  }

  /** Names of jobs that were removed and whose folders may still be there. */
  removedNames(): ReadonlySet<string> {
    return new Set((this.#statements.removed.all() as { name: string }[]).map(({ name }) => name));
  }

  /** The folder of a job that was removed is gone. */
  forgetRemoved(name: string): void {
    this.#statements.forgetRemoved.run(name);
  }

  /** Does a job run? In any process. */
  isAnyOpen(): boolean {
    return (this.#statements.open.get() as { jobs: number }).jobs > 0;
  }

  /** Jobs whose results each job uses. */
  uses(): ReadonlyMap<number, readonly number[]> {
    const uses = new Map<number, number[]>();
    for (const { user, used } of this.#statements.uses.all() as { user: number; used: number }[]) {
      const known = uses.get(user);
      if (known) known.push(used);
      else uses.set(user, [used]);
    }
    return uses;
  }

  /** Removes everything that the database knows of these jobs, or nothing when one of them has come into use by another since. */
  remove(ids: readonly number[]): boolean {
    return write(this.#database, () => {
      if (!this.canGo(ids)) return false;
      this.removeRows(ids);
      return true;
    });
  }

  /** Have these jobs ended, and does no other one use them? */
  canGo(ids: readonly number[]): boolean {
    const { isEnded, users } = this.#statements;
    return ids.every((id) => isEnded.get(id) !== undefined) && users.get(JSON.stringify(ids)) === undefined;
  }

  /** Everything that the database knows of these jobs. Belongs into a transaction. */
  removeRows(ids: readonly number[]): void {
    const { documents, used, rows, resumed, noteRemoved, job, definitions } = this.#statements;
    for (const id of ids) {
      documents.run({ id });
      used.run(id);
      for (const table of rows) table.run(id);
      resumed.run(id);
    }
    for (const id of ids) {
      noteRemoved.run(id);
      job.run(id);
    }
    definitions.run();
  }
}
