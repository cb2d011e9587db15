import type { WorkspaceDatabase } from "../database.js";

/**
 * Notes whose results a job uses while it runs, so that nobody removes them meanwhile. When it has ended, its nodes say it themselves.
 *
 * What is noted was there when it was noted: a job that is removed is removed in one transaction.
 */
export class ResultUses {
  readonly #job: number;
  readonly #noted = new Set<number>();
  readonly #note;

  constructor(database: WorkspaceDatabase, job: number) {
    this.#job = job;
    this.#note = database.prepare("INSERT OR REPLACE INTO result_uses (job_id, used) SELECT :job, id FROM jobs WHERE id = :used");
  }

  /** False when the job that is to be used is not there any more. */
  note(used: number): boolean {
    if (used === this.#job || this.#noted.has(used)) return true;
    if (this.#note.run({ job: this.#job, used }).changes === 0) return false;
    this.#noted.add(used);
    return true;
  }
}
