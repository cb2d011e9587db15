import type { RunEvent } from "../events/run-event.js";

/** Where the engine writes what happens. The workspace that runs the job gives it. */
export interface RunLog {
  /** Notes an event. It may be kept in memory until the next commit. */
  emit(event: RunEvent): void;
  /** Everything emitted so far is on disk when this returns. Throws when it cannot be written: the run cannot go on then. */
  commit(): void;
}
