import type { Schedule } from "../../../model/schedule.js";
import { type WorkspaceDatabase, write } from "../database.js";
import { readDefinition, writeDefinition } from "../definition-text.js";

/** A schedule of the local workspace. Times are milliseconds since 1970. */
export interface StoredSchedule {
  readonly name: string;
  /** Paths are below the workspace's folder. Its job is a pipeline, of one node where it was another. */
  readonly definition: Schedule;
  readonly enabled: boolean;
  readonly createdAt: number;
  /** When it was created as it is. */
  readonly begunAt: number;
  /** Nothing up to here is to be fired any more: it was fired, or the schedule was disabled. */
  readonly seenUntil: number;
}

/** What there is to know of an enabled schedule without reading its definition. */
export type EnabledSchedule = Pick<StoredSchedule, "name" | "begunAt" | "seenUntil">;

interface Row {
  readonly name: string;
  readonly definition: string;
  readonly enabled: number;
  readonly created_at: number;
  readonly begun_at: number;
  readonly seen_until: number;
}

/** Schedules in the database, and when they have fired. */
export class ScheduleStore {
  readonly #database: WorkspaceDatabase;
  readonly #statements;

  constructor(database: WorkspaceDatabase) {
    this.#database = database;
    this.#statements = {
      find: database.prepare("SELECT * FROM schedules WHERE name = ?"),
      all: database.prepare("SELECT * FROM schedules ORDER BY created_at DESC, name"),
      enabled: database.prepare(
        "SELECT name, begun_at AS begunAt, seen_until AS seenUntil FROM schedules WHERE enabled = 1 ORDER BY created_at, name",
      ),
      put: database.prepare(
        `INSERT INTO schedules (name, definition, created_at, begun_at, seen_until) VALUES (?1, ?2, ?3, ?3, ?4)
         ON CONFLICT (name) DO UPDATE SET definition = ?2, begun_at = ?3, seen_until = ?4`,
      ),
      enable: database.prepare("UPDATE schedules SET enabled = 1, seen_until = max(seen_until, ?) WHERE name = ? AND enabled = 0"),
      disable: database.prepare("UPDATE schedules SET enabled = 0 WHERE name = ?"),
      forgetFires: database.prepare("DELETE FROM fires WHERE schedule = ?"),
      delete: database.prepare("DELETE FROM schedules WHERE name = ? AND enabled = 0"),
      fire: database.prepare(
        `INSERT INTO fires (schedule, due, fired_at, job)
         SELECT name, ?2, ?3, ?4 FROM schedules WHERE name = ?1 AND enabled = 1 AND begun_at = ?5 ON CONFLICT DO NOTHING`,
      ),
      seen: database.prepare("UPDATE schedules SET seen_until = max(seen_until, ?) WHERE name = ?"),
      jobs: database.prepare(
        `SELECT jobs.name FROM fires JOIN jobs ON jobs.name = fires.job
         WHERE schedule = ? AND jobs.status NOT IN ('Completed', 'Failed', 'Canceled')`,
      ),
    };
  }

  find(name: string): StoredSchedule | undefined {
    const row = this.#statements.find.get(name) as Row | undefined;
    return row && stored(row);
  }

  /** Newest first. */
  all(): StoredSchedule[] {
    return (this.#statements.all.all() as Row[]).map(stored);
  }

  /** Oldest first. */
  enabled(): EnabledSchedule[] {
    return this.#statements.enabled.all() as EnabledSchedule[];
  }

  /** Creates it, or replaces what there is of its name; a disabled one stays disabled. */
  put(definition: Schedule, now: number): void {
    const second = Math.floor(now / 1000) * 1000;
    this.#statements.put.run(definition.name, writeDefinition(definition), now, second - 1);
  }

  /** What was due while it was disabled is not made up for. */
  enable(name: string, now: number): void {
    this.#statements.enable.run(now, name);
  }

  disable(name: string): void {
    this.#statements.disable.run(name);
  }

  /** False when it is enabled. */
  delete(name: string): boolean {
    return write(this.#database, () => {
      if (this.find(name)?.enabled) return false;
      this.#statements.forgetFires.run(name);
      return this.#statements.delete.run(name).changes > 0;
    });
  }

  /**
   * Makes a fire the caller's: true for one caller only, of all processes. Also false when the schedule has been disabled or replaced.
   *
   * @param job name of the job that is to be created; undefined when the fire is left out.
   */
  claim({ name, begunAt }: EnabledSchedule, due: number, now: number, job: string | undefined): boolean {
    return write(this.#database, () => {
      const { changes } = this.#statements.fire.run(name, due, now, job ?? null, begunAt);
      if (changes > 0) this.#statements.seen.run(due, name);
      return changes > 0;
    });
  }

  /** Names of its jobs that have not ended, as far as the database knows. */
  openJobs(name: string): string[] {
    return (this.#statements.jobs.all(name) as { readonly name: string }[]).map((row) => row.name);
  }
}

function stored({ name, definition, enabled, created_at: createdAt, begun_at: begunAt, seen_until: seenUntil }: Row): StoredSchedule {
  return { name, definition: readDefinition(definition) as Schedule, enabled: enabled === 1, createdAt, begunAt, seenUntil };
}
