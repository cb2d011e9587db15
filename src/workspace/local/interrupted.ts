import { type RunEvent, type RunFailure, terminalStatuses } from "../../events/run-event.js";
import { isAlive } from "./owner.js";
import type { JobStore, StoredJob } from "./job-store.js";

/** Has the job not ended, as far as the store knows? */
export function isOpen(job: StoredJob): boolean {
  return !terminalStatuses.has(job.status);
}

/** Is the job one that nobody runs any more, although it has not ended? */
export function isOrphan(job: StoredJob): boolean {
  return isOpen(job) && !isAlive(job.owner);
}

const interrupted: RunFailure = {
  code: "AZML529",
  message: "interrupted: the azml process that ran the job ended before the job did",
};

/** Ends a job whose process has. Any process may do it; the job is looked at again inside the transaction. */
export function endInterrupted(store: JobStore, name: string): void {
  // It went on at least until its last event, and nobody knows how long beyond.
  endJob(store, name, interrupted, "the azml process that ran it ended", isOrphan, (job) => store.lastTime(job.id));
}

/** Makes a job that nobody goes on with Failed, and its nodes that have not ended Canceled for `reason`. */
export function endJob(
  store: JobStore,
  name: string,
  failure: RunFailure,
  reason: string,
  applies: (job: StoredJob) => boolean,
  end: (job: StoredJob) => number = () => Date.now(),
): void {
  const found = store.find(name);
  if (!found) return;
  store.appendIf(found.id, () => {
    const job = store.find(name);
    if (!job || !applies(job)) return [];
    const time = end(job);
    return [
      ...store.openNodes(job.id).map((node): RunEvent => ({ type: "node_status", job: name, time, node, status: "Canceled", reason })),
      { type: "job_status", job: name, time, status: "Failed", failure },
    ];
  });
}
