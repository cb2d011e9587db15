import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Schedule } from "../model/schedule.js";

/** Jobs that are created again and again. Azure ML does that by itself; on this machine `azml schedule start` does. */
export interface ScheduleOperations {
  /**
   * Creates the schedule, or replaces the one of that name, with everything that its job is made of; no job is created. Later changes of the
   * files change nothing. Returns when the workspace has it.
   *
   * @throws AzmlError when it cannot be created as it is; nothing has been created then.
   */
  createOrUpdate(schedule: Schedule): Promise<ScheduleRecord>;
  /** The schedule of that name, or undefined. */
  get(name: string): Promise<ScheduleRecord | undefined>;
  /**
   * What was created under that name, as far as the workspace knows it; undefined when there is no such schedule.
   *
   * @throws AzmlError when it cannot be read.
   */
  definition(name: string): Promise<ScheduleDefinition | undefined>;
  /** Those that are enabled, unless `view` says otherwise. */
  list(options?: { readonly view?: "enabled" | "disabled" | "all"; readonly limit?: number }): Promise<readonly ScheduleRecord[]>;
  enable(name: string): Promise<ScheduleRecord>;
  /** Only a disabled schedule can be deleted. */
  disable(name: string): Promise<ScheduleRecord>;
  delete(name: string): Promise<void>;
}

/** A schedule to be looked at: what its job is made of lies in the workspace. */
export interface ScheduleDefinition {
  readonly schedule: Schedule;
  /** ISO 8601, UTC: the moment at which it fires first when it has no start time. */
  readonly begunAt: string;
  /** What the workspace says of it and azml does not know. */
  readonly warnings: readonly Diagnostic[];
}

/** A schedule as a workspace knows it. */
export interface ScheduleRecord {
  /** Name of the schedule. */
  readonly name: string;
  /** For people. */
  readonly displayName?: string;
  /** For people. */
  readonly description?: string;
  /** Texts by name. */
  readonly tags: Readonly<Record<string, string>>;
  /** Whether it fires. */
  readonly enabled: boolean;
  /** In words: `cron 15 10 * * 1, UTC`. */
  readonly trigger: string;
  /** Display name of the job that it creates, or id of the one that it repeats. */
  readonly job: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** When it is due next; absent when it never is again (local). ISO 8601, UTC. */
  readonly nextAt?: string;
}
