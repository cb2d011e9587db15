import type { InputRecord, JobOrigin } from "../job-record.js";
import { statSync } from "node:fs";
import { readEvent } from "../../events/event-text.js";
import { maskEvent } from "../../events/mask-event.js";
import type { RunEvent, RunStatus } from "../../events/run-event.js";
import type { SubmittedJob } from "../../model/definition.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import { maskTexts } from "../../secrets/mask-texts.js";
import type { Mask } from "../../secrets/secrets.js";
import { problem, type WorkspaceDatabase, write } from "./database.js";
import { JobDefinitions } from "./job-definitions.js";
import type { Owner } from "./owner.js";
import { EventRecorder } from "./record-events.js";

/** What the store knows of a job beside its record. */
export interface StoredJob {
  readonly id: number;
  readonly name: string;
  readonly folder: string;
  readonly status: RunStatus;
  readonly owner: Owner;
}

/** What is told of a job only once, when it is created. */
interface JobBeginning {
  /** What it is to others: the job, or the only step of it. */
  readonly definition: SubmittedJob;
  readonly owner: Owner;
  readonly origin: JobOrigin | undefined;
  readonly inputs: Readonly<Record<string, InputRecord>>;
  readonly mask: Mask;
}

interface JobRow {
  readonly id: number;
  readonly name: string;
  readonly folder: string;
  readonly status: RunStatus;
  readonly owner_host: string;
  readonly owner_pid: number;
  readonly owner_started: string;
}

/** Jobs and their events in the database. */
export class JobStore {
  readonly database: WorkspaceDatabase;
  readonly definitions: JobDefinitions;
  readonly #file: string;
  readonly #inode: number | undefined;
  readonly #recorder: EventRecorder;
  readonly #statements;

  /** `file`: where the database lies. */
  constructor(database: WorkspaceDatabase, file: string) {
    this.database = database;
    this.#file = file;
    this.#inode = inodeOf(file);
    this.#recorder = new EventRecorder(database);
    this.definitions = new JobDefinitions(database);
    this.#statements = {
      insertJob: database.prepare(
        `INSERT INTO jobs (name, display_name, experiment_name, description, tags, status, created_at, folder, owner_host, owner_pid, owner_started, origin, inputs, resumes)
         VALUES (?, ?, ?, ?, ?, 'NotStarted', ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM jobs WHERE name = ?)) ON CONFLICT DO NOTHING`,
      ),
      find: database.prepare("SELECT id, name, folder, status, owner_host, owner_pid, owner_started FROM jobs WHERE name = ?"),
      eventsAfter: database.prepare("SELECT event FROM events WHERE job_id = ? AND seq >= ? ORDER BY seq LIMIT ?"),
      nextSeq: database.prepare("SELECT coalesce(max(seq) + 1, 0) AS next FROM events WHERE job_id = ?"),
      openJobs: database.prepare("SELECT name FROM jobs WHERE status NOT IN ('Completed', 'Failed', 'Canceled')"),
      lastTime: database.prepare("SELECT event ->> 'time' AS time FROM events WHERE job_id = ? ORDER BY seq DESC LIMIT 1"),
      openNodes: database.prepare(
        "SELECT path FROM nodes WHERE job_id = ? AND status NOT IN ('Completed', 'Failed', 'Canceled') ORDER BY ordinal",
      ),
      first: database.prepare(
        `WITH RECURSIVE back (name, resumes) AS (
           SELECT name, resumes FROM jobs WHERE id = ? UNION ALL SELECT jobs.name, jobs.resumes FROM jobs JOIN back ON jobs.id = back.resumes
         ) SELECT name FROM back WHERE resumes IS NULL`,
      ),
      back: database.prepare(
        `WITH RECURSIVE back (id, resumes) AS (
           SELECT id, resumes FROM jobs WHERE id = ? UNION ALL SELECT jobs.id, jobs.resumes FROM jobs JOIN back ON jobs.id = back.resumes
         ) SELECT id FROM back`,
      ),
      requestCancel: database.prepare("UPDATE jobs SET cancel_requested = 1 WHERE id = ?"),
      archive: database.prepare("UPDATE jobs SET archived = ? WHERE id = ?"),
      cancelRequested: database.prepare("SELECT cancel_requested FROM jobs WHERE id = ?"),
    };
  }

  /** Inserts a job with its nodes and its first event; undefined when the name is taken. `prepare` runs inside the transaction. */
  insert(
    job: PipelineJob,
    told: RunEvent & { readonly type: "job_created" },
    { owner, origin, inputs, mask, definition }: JobBeginning,
    prepare: (id: number) => void,
  ): number | undefined {
    const created = maskEvent(told, mask) as typeof told;
    const description = job.description ?? job.component.description;
    return write(this.database, () => {
      const { changes, lastInsertRowid } = this.#statements.insertJob.run(
        created.job,
        created.displayName,
        created.experimentName,
        description === undefined ? null : mask(description),
        JSON.stringify(maskTexts(job.tags ?? {}, mask)),
        created.time,
        created.where,
        owner.host,
        owner.pid,
        owner.started,
        origin === undefined ? null : JSON.stringify(origin),
        JSON.stringify(inputs),
        origin?.resumes ?? null,
      );
      if (changes === 0) return undefined;
      const id = Number(lastInsertRowid);
      this.#recorder.record(id, 0, [created]);
      this.definitions.keep(id, definition, mask);
      prepare(id);
      return id;
    });
  }

  /** False when the database was deleted: it goes on taking what nobody will ever read. */
  get isThere(): boolean {
    return inodeOf(this.#file) === this.#inode;
  }

  /** @throws AzmlError AZML512 when the database was deleted. */
  append(jobId: number, seq: number, events: readonly RunEvent[]): void {
    if (!this.isThere) throw problem("AZML512", `${this.#file} was deleted while the job ran, and with it what the job has done`);
    write(this.database, () => this.#recorder.record(jobId, seq, events));
  }

  /** Appends what `events` gives, unless the job has changed since: it is asked inside the transaction. */
  appendIf(jobId: number, events: () => readonly RunEvent[]): void {
    write(this.database, () => {
      const list = events();
      if (list.length === 0) return;
      const { next } = this.#statements.nextSeq.get(jobId) as { next: number };
      this.#recorder.record(jobId, next, list);
    });
  }

  find(name: string): StoredJob | undefined {
    const row = this.#statements.find.get(name) as JobRow | undefined;
    if (!row) return undefined;
    const { id, folder, status, owner_host: host, owner_pid: pid, owner_started: started } = row;
    return { id, name: row.name, folder, status, owner: { host, pid, started } };
  }

  events(jobId: number, from: number, limit: number): RunEvent[] {
    const rows = this.#statements.eventsAfter.all(jobId, from, limit) as { event: string }[];
    return rows.map(({ event }) => readEvent(event));
  }

  /** Names of the jobs that have not ended. */
  openJobs(): string[] {
    return (this.#statements.openJobs.all() as { name: string }[]).map(({ name }) => name);
  }

  /** When the last thing happened in a job: milliseconds since 1970. */
  lastTime(jobId: number): number {
    return (this.#statements.lastTime.get(jobId) as { time: number }).time;
  }

  /** Paths of the nodes that have not ended. */
  openNodes(jobId: number): string[] {
    return (this.#statements.openNodes.all(jobId) as { path: string }[]).map(({ path }) => path);
  }

  /** The job that this one goes on with, and so on back to the first. */
  firstOf(jobId: number): string {
    return (this.#statements.first.get(jobId) as { name: string }).name;
  }

  /** Ids of the jobs that this one goes on with, the nearest first. */
  resumedBy(jobId: number): number[] {
    return (this.#statements.back.all(jobId) as { id: number }[]).map(({ id }) => id).filter((id) => id !== jobId);
  }

  requestCancel(jobId: number): void {
    this.#statements.requestCancel.run(jobId);
  }

  setArchived(jobId: number, archived: boolean): void {
    this.#statements.archive.run(Number(archived), jobId);
  }

  isCancelRequested(jobId: number): boolean {
    const row = this.#statements.cancelRequested.get(jobId) as { cancel_requested: number } | undefined;
    return row?.cancel_requested === 1;
  }
}

function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}
