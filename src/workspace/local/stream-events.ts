import { setTimeout as pause } from "node:timers/promises";
import { type RunEvent, terminalStatuses } from "../../events/run-event.js";
import { endInterrupted, isOrphan } from "./interrupted.js";
import type { JobLog } from "./job-log.js";
import type { JobStore } from "./job-store.js";

const batch = 500;

/** Milliseconds between two looks at a job that another process runs. */
const pollInterval = 100;

/** Who writes the events. */
interface Writer {
  /** The job's log when it runs in this process: it tells when there is more. */
  readonly own: () => JobLog | undefined;
  /** Whether this process ran the job, and could not record its end. */
  readonly isBroken: () => boolean;
}

/**
 * Events of a job, from its first, read from the store, so that every reader in every process sees the same, and a slow reader
 * holds nothing in memory. It ends with the job, or with what could be recorded of it.
 */
export async function* streamEvents(store: JobStore, name: string, jobId: number, { own, isBroken }: Writer): AsyncIterable<RunEvent> {
  for (let seq = 0; ;) {
    const log = own();
    // Taken before reading: what is written between the read and the wait must not be slept through.
    const changed = log?.changed;
    // Of a job of this process it is known whether there is more; the database is not asked in vain.
    const events = log && seq === log.written ? [] : store.events(jobId, seq, batch);
    for (const event of events) {
      yield event;
      if (event.type === "job_status" && terminalStatuses.has(event.status)) return;
    }
    seq += events.length;
    if (events.length > 0) continue;
    if (changed) {
      await changed;
      continue;
    }
    const job = store.find(name);
    if (!job || isBroken()) return;
    if (isOrphan(job)) endInterrupted(store, name);
    else await pause(pollInterval);
  }
}
