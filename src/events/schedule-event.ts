import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { RunStatus } from "./run-event.js";

interface ScheduleEventCommon {
  readonly schedule: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

interface DueEvent extends ScheduleEventCommon {
  /** When it was due, in the schedule's zone: `2030-01-02T03:04:05+01:00`. */
  readonly due: string;
}

/** Times that were missed are counted up to here. */
export const countedAtMost = 1000;

/** What can be seen happening while schedules run on this machine. */
export type ScheduleEvent =
  /** `due` is the next time; without it there is none. */
  | (ScheduleEventCommon & { readonly type: "schedule_waiting"; readonly due?: string })
  /** It was disabled or deleted. */
  | (ScheduleEventCommon & { readonly type: "schedule_stopped" })
  /** Nothing ran it when it was due: `count` times, or {@link countedAtMost} and more; the last at `due`. */
  | (DueEvent & { readonly type: "schedule_missed"; readonly count: number; readonly isMadeUpFor: boolean })
  /** A job was created for it. */
  | (DueEvent & { readonly type: "schedule_fired"; readonly job: string })
  /** Its job is to wait for one that runs. */
  | (DueEvent & { readonly type: "schedule_queued"; readonly job: string; readonly running: string })
  /** No job was created, because one still runs. */
  | (DueEvent & { readonly type: "schedule_skipped"; readonly running: string })
  /** No job could be created. */
  | (DueEvent & { readonly type: "schedule_failed"; readonly diagnostics: readonly Diagnostic[] })
  /** A job that was created for it has ended. */
  | (ScheduleEventCommon & { readonly type: "schedule_job_ended"; readonly job: string; readonly status: RunStatus });
