import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ScheduleSpec } from "../dsl/schedule.js";
import type { ScheduleRecord } from "../workspace/schedule-operations.js";

/** Schedules of a workspace, as `ml_client.schedules` has them. What it gives is frozen. Those of the local workspace fire while `azml schedule start` runs. */
export interface WorkspaceSchedules {
  /**
   * Creates a schedule, or replaces the one of that name, with everything that its job is made of. Later changes of the files change nothing, and a disabled
   * schedule stays disabled. No job is created. Returns when the workspace has it.
   *
   * @throws AzmlError with everything that is wrong with it, as `jobs.create` does; AZML597 when the local workspace is to repeat a job by its name. Nothing has
   * been created then.
   * @example await workspace.schedules.createOrUpdate(schedule({ name: "nightly", trigger: cron("15 2 * * *"), job: training }));
   */
  createOrUpdate(given: ScheduleSpec): Promise<CreatedSchedule>;
  /**
   * The schedule of that name, or undefined.
   *
   * @example (await workspace.schedules.get("nightly"))?.nextAt // "2030-01-02T02:15:00.000Z"
   */
  get(name: string): Promise<ScheduleRecord | undefined>;
  /**
   * Those that are enabled unless `view` says otherwise, 50 unless `limit` does; newest first in the local workspace.
   *
   * @example await workspace.schedules.list({ view: "all" })
   */
  list(options?: ListSchedulesOptions): Promise<readonly ScheduleRecord[]>;
  /**
   * Has it fire again. What was due while it was disabled is not made up for (local).
   *
   * @throws AzmlError AZML598 (local) or AZML608 (Azure) when there is no such schedule.
   * @example await workspace.schedules.enable("nightly");
   */
  enable(name: string): Promise<ScheduleRecord>;
  /** Has it fire no more. @throws AzmlError as `enable` does. @example await workspace.schedules.disable("nightly"); */
  disable(name: string): Promise<ScheduleRecord>;
  /**
   * Deletes a schedule that is disabled; its jobs stay. Returns when it is gone.
   *
   * @throws AzmlError AZML599 (local) or AZML614 (Azure) when it is enabled; as `enable` does when there is none.
   * @example await workspace.schedules.delete("nightly");
   */
  delete(name: string): Promise<void>;
}

/** Which schedules are asked for. */
export interface ListSchedulesOptions {
  /** Default: `enabled`. */
  readonly view?: "enabled" | "disabled" | "all";
  /** Default: 50. */
  readonly limit?: number;
}

/** A schedule that this program has created. */
export interface CreatedSchedule extends ScheduleRecord {
  /** What was found when it was compiled, and is no error. */
  readonly warnings: readonly Diagnostic[];
}
