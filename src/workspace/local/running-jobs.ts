import { AzmlError } from "../../diagnostics/azml-error.js";
import { isDatabaseError, problem } from "./database.js";
import { endJob, isOpen } from "./interrupted.js";
import type { JobLog } from "./job-log.js";
import type { JobStore } from "./job-store.js";

/** Milliseconds between two looks at whether another process asked a job of this one to stop. */
const cancelInterval = 500;

/** A job that this process is to run. */
interface OwnJob {
  readonly name: string;
  readonly jobId: number;
  readonly log: JobLog;
  /** Ends it when aborted. */
  readonly cancel: AbortController;
  /** The caller's, who may end it as well. */
  readonly signal: AbortSignal | undefined;
}

interface Running {
  readonly log: JobLog;
  readonly cancel: AbortController;
  readonly done: Promise<unknown>;
}

/** The jobs that this process runs, from their creation until their end is recorded. */
export class RunningJobs {
  readonly #store: JobStore;
  readonly #running = new Map<string, Running>();
  /** Jobs whose end could not be recorded, and why. */
  readonly #broken = new Map<string, unknown>();

  constructor(store: JobStore) {
    this.#store = store;
  }

  has(name: string): boolean {
    return this.#running.has(name);
  }

  log(name: string): JobLog | undefined {
    return this.#running.get(name)?.log;
  }

  isBroken(name: string): boolean {
    return this.#broken.has(name);
  }

  /** Ends a job of this process in good order. False when it runs none of that name. */
  cancel(name: string): boolean {
    const running = this.#running.get(name);
    running?.cancel.abort();
    return running !== undefined;
  }

  /** Cancels all and waits until they have ended. */
  async stopAll(): Promise<void> {
    for (const { cancel } of this.#running.values()) cancel.abort();
    await Promise.allSettled([...this.#running.values()].map(({ done }) => done));
  }

  /** Writes what waits to be recorded of a job, so that it can be read. */
  settle(name: string): void {
    this.#running.get(name)?.log.commit();
    if (this.#broken.has(name)) this.#endBroken(name, this.#broken.get(name));
  }

  /** Runs a job, listening meanwhile to everybody who may cancel it. */
  follow({ name, jobId, log, cancel, signal }: OwnJob, run: () => Promise<unknown>): Promise<unknown> {
    const onAbort = (): void => cancel.abort();
    if (signal?.aborted) onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });
    const timer = setInterval(() => {
      if (this.#shouldEnd(jobId)) cancel.abort();
    }, cancelInterval);
    const done = run()
      .catch((error: unknown) => {
        this.#endBroken(name, error);
        throw isDatabaseError(error) ? problem("AZML512", `the run could not be recorded: ${error.message}`) : error;
      })
      .finally(() => {
        clearInterval(timer);
        signal?.removeEventListener("abort", onAbort);
        this.#running.delete(name);
        log.close();
      });
    // Whoever waits for the job hears of it; when nobody does it must not end the process.
    done.catch(() => {});
    this.#running.set(name, { log, cancel, done });
    return done;
  }

  /** A database that cannot be read now may be readable at the next look. */
  #shouldEnd(jobId: number): boolean {
    try {
      return this.#store.isCancelRequested(jobId) || !this.#store.isThere;
    } catch (error) {
      if (isDatabaseError(error)) return false;
      throw error;
    }
  }

  /** A run that broke off is Failed, if that much can still be recorded; else the next reader finds it interrupted. */
  #endBroken(name: string, error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    const cause = error instanceof AzmlError ? error.diagnostics.map(({ message }) => message).join("; ") : text;
    const message = `the run broke off: ${cause}`;
    try {
      endJob(this.#store, name, { code: "AZML512", message }, "the run broke off", isOpen);
      this.#broken.delete(name);
    } catch {
      // The database cannot be written, which is what `error` says. Later it may.
      this.#broken.set(name, error);
    }
  }
}
