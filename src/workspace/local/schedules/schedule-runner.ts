import { localText } from "../../../calendar/point-in-time.js";
import { missedFires } from "../../../calendar/missed-fires.js";
import { readTimetable, type Timetable } from "../../../calendar/timetable.js";
import { AzmlError } from "../../../diagnostics/azml-error.js";
import { countedAtMost, type ScheduleEvent } from "../../../events/schedule-event.js";
import { terminalStatuses } from "../../../events/run-event.js";
import { compact } from "../../../util/compact.js";
import type { CreateJobOptions, JobRun } from "../../job-operations.js";
import type { ScheduleOrigin } from "../../job-record.js";
import type { LocalJobs } from "../local-jobs.js";
import { firedName } from "./fired-job.js";
import type { LocalSchedules } from "./local-schedules.js";
import type { EnabledSchedule } from "./schedule-store.js";

export interface ScheduleRunnerOptions {
  /** Default: every schedule that is enabled. */
  readonly names?: readonly string[];
  /** What was due while nothing ran schedules: nothing is made up for, or each schedule's last one is. Default: `skip`. */
  readonly missed?: "skip" | "once";
  /** What is done while a job of the same schedule still runs: another one, none, or one when it has ended. Default: `allow`. */
  readonly overlap?: "allow" | "skip" | "queue";
  /** Cancels the jobs. */
  readonly signal?: AbortSignal;
  /** How each job is run. */
  readonly create?: CreateJobOptions;
  /** The options as they were given, so that a job can be resumed with them. Default: it cannot. */
  readonly given?: Pick<ScheduleOrigin, "cwd" | "options">;
}

/** What is longer overdue was missed: the machine was asleep, or nothing ran schedules. Milliseconds. */
const grace = 60_000;

interface Watched extends EnabledSchedule {
  readonly timetable: Timetable;
}

/**
 * Creates the jobs of schedules when they are due. It has no clock of its own: whoever has one calls {@link tick}. Any number of processes may
 * do so in one workspace: what is due is fired once, by whoever is first.
 */
export class ScheduleRunner {
  readonly #schedules: LocalSchedules;
  readonly #jobs: LocalJobs;
  readonly #tell: (event: ScheduleEvent) => void;
  readonly #options: ScheduleRunnerOptions;
  readonly #timetables = new Map<string, { readonly begunAt: number; readonly timetable: Timetable | undefined }>();
  /** By schedule: up to when this runner has left alone what was missed. */
  readonly #passed = new Map<string, number>();
  readonly #waiting = new Map<string, number | undefined>();
  readonly #queues = new Map<string, number[]>();
  readonly #running = new Set<Promise<void>>();

  constructor(
    { schedules, jobs }: { readonly schedules: LocalSchedules; readonly jobs: LocalJobs },
    tell: (event: ScheduleEvent) => void,
    options: ScheduleRunnerOptions = {},
  ) {
    this.#schedules = schedules;
    this.#jobs = jobs;
    this.#tell = tell;
    this.#options = options;
  }

  /** Fires what is due at `now`. Tells when something is due next, as far as is known; undefined when nothing ever is. */
  async tick(now: number): Promise<number | undefined> {
    const watched = this.#watched(now);
    let earliest: number | undefined;
    for (const one of watched) {
      await this.#fireDue(one, now);
      await this.#startQueued(one, now);
      const next = one.timetable.after(Math.max(this.#passedBy(one), now));
      this.#tellWaiting(one, next, now);
      if (next !== undefined) earliest = Math.min(next, earliest ?? next);
    }
    return earliest;
  }

  /** Resolves when the jobs that it has created have ended. */
  async ended(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #watched(now: number): Watched[] {
    const { names } = this.#options;
    const enabled = this.#schedules.store.enabled().filter(({ name }) => names === undefined || names.includes(name));
    for (const name of this.#waiting.keys()) {
      if (enabled.some((one) => one.name === name)) continue;
      this.#waiting.delete(name);
      this.#tell({ type: "schedule_stopped", schedule: name, time: now });
    }
    return enabled.flatMap((one): Watched[] => {
      const timetable = this.#timetable(one);
      return timetable ? [{ ...one, timetable }] : [];
    });
  }

  #timetable({ name, begunAt }: EnabledSchedule): Timetable | undefined {
    const known = this.#timetables.get(name);
    if (known?.begunAt === begunAt) return known.timetable;
    const stored = this.#schedules.store.find(name);
    const timetable = stored && readTimetable(stored.definition, begunAt).timetable;
    this.#timetables.set(name, { begunAt, timetable });
    this.#passed.delete(name);
    return timetable;
  }

  #passedBy({ name, seenUntil }: EnabledSchedule): number {
    return Math.max(seenUntil, this.#passed.get(name) ?? seenUntil);
  }

  async #fireDue(one: Watched, now: number): Promise<void> {
    const { timetable } = one;
    const { atOnce } = timetable;
    let from = this.#passedBy(one);
    if (atOnce !== undefined && from < atOnce && atOnce <= now) {
      await this.#fire(one, atOnce, now);
      from = atOnce;
    }
    const missed = missedFires(timetable, from, now - grace - 1, countedAtMost);
    if (missed) {
      const isMadeUpFor = this.#options.missed === "once";
      const { count, last } = missed;
      this.#tell({ type: "schedule_missed", ...this.#due(one, last, now), count, isMadeUpFor });
      if (isMadeUpFor) await this.#fire(one, last, now);
      from = last;
    }
    for (let due = timetable.after(from); due !== undefined && due <= now; due = timetable.after(due)) {
      await this.#fire(one, due, now);
      from = due;
    }
    this.#passed.set(one.name, from);
  }

  async #fire(one: Watched, due: number, now: number): Promise<void> {
    const { name } = one;
    const { overlap = "allow" } = this.#options;
    const { store } = this.#schedules;
    const queue = this.#queues.get(name) ?? [];
    const running = overlap === "allow" ? undefined : await this.#openJob(name);
    if (overlap === "skip" && running !== undefined) {
      if (store.claim(one, due, now, undefined)) this.#tell({ type: "schedule_skipped", ...this.#due(one, due, now), running });
      return;
    }
    const job = firedName(name, due);
    if (!store.claim(one, due, now, job)) return;
    const [first] = queue;
    const ahead = running ?? (first === undefined ? undefined : firedName(name, first));
    if (overlap !== "queue" || ahead === undefined) return this.#start(one, due, now);
    this.#queues.set(name, [...queue, due]);
    this.#tell({ type: "schedule_queued", ...this.#due(one, due, now), job, running: ahead });
  }

  async #startQueued(one: Watched, now: number): Promise<void> {
    const [due, ...others] = this.#queues.get(one.name) ?? [];
    if (due === undefined || (await this.#openJob(one.name)) !== undefined) return;
    this.#queues.set(one.name, others);
    await this.#start(one, due, now);
  }

  /** A job of the schedule that runs. Looking at one whose process is gone ends it. */
  async #openJob(name: string): Promise<string | undefined> {
    for (const job of this.#schedules.store.openJobs(name)) {
      const record = await this.#jobs.get(job);
      if (record && !terminalStatuses.has(record.status)) return job;
    }
    return undefined;
  }

  async #start(one: Watched, due: number, now: number): Promise<void> {
    const { name } = one;
    const { signal, create, given } = this.#options;
    try {
      const stored = this.#schedules.require(name);
      const origin = given && { ...given, schedule: name, begunAt: stored.begunAt, due };
      const run = await this.#jobs.create(this.#schedules.jobFor(stored, due), { ...create, ...compact({ signal, origin }) });
      this.#tell({ type: "schedule_fired", ...this.#due(one, due, now), job: run.name });
      const watched: Promise<void> = this.#tellEnd(one, due, run)
        .catch((error: unknown) => this.#tellFailure(one, due, now, error))
        .finally(() => this.#running.delete(watched));
      this.#running.add(watched);
    } catch (error) {
      this.#tellFailure(one, due, now, error);
    }
  }

  async #tellEnd({ name }: Watched, due: number, run: JobRun): Promise<void> {
    const { status, endedAt } = await run.wait();
    const time = endedAt === undefined ? due : Date.parse(endedAt);
    this.#tell({ type: "schedule_job_ended", schedule: name, time, job: run.name, status });
  }

  #tellFailure(one: Watched, due: number, now: number, error: unknown): void {
    if (!(error instanceof AzmlError)) throw error;
    this.#tell({ type: "schedule_failed", ...this.#due(one, due, now), diagnostics: error.diagnostics });
  }

  #tellWaiting({ name, timetable: { zone } }: Watched, next: number | undefined, now: number): void {
    if (this.#waiting.has(name) && this.#waiting.get(name) === next) return;
    this.#waiting.set(name, next);
    this.#tell({ type: "schedule_waiting", schedule: name, time: now, ...(next !== undefined && { due: localText(next, zone) }) });
  }

  #due({ name, timetable }: Watched, due: number, now: number): { readonly schedule: string; readonly time: number; readonly due: string } {
    return { schedule: name, time: now, due: localText(due, timetable.zone) };
  }
}
