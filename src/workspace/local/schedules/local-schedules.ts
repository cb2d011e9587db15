import { join } from "node:path";
import { AzmlError } from "../../../diagnostics/azml-error.js";
import { isError } from "../../../diagnostics/diagnostic.js";
import { checkCode } from "../../../engine/plan/check-code.js";
import { planJob } from "../../../engine/plan/plan-job.js";
import { armNamePattern } from "../../../model/name.js";
import type { PipelineJob } from "../../../model/pipeline-job.js";
import { pipelineOfStandalone } from "../../../model/pipeline-of-standalone.js";
import type { Schedule } from "../../../model/schedule.js";
import { compact } from "../../../util/compact.js";
import { didYouMean } from "../../../util/did-you-mean.js";
import { saidTrigger, triggerText } from "../../trigger-text.js";
import type { ScheduleDefinition, ScheduleOperations, ScheduleRecord } from "../../schedule-operations.js";
import { problem, type WorkspaceDatabase } from "../database.js";
import { ContentStore } from "../registry/content-store.js";
import { keepFiles, withAbsolutePaths } from "../registry/kept-files.js";
import type { LocalRegistry } from "../registry/local-registry.js";
import { firedJob } from "./fired-job.js";
import { ScheduleStore, type StoredSchedule } from "./schedule-store.js";

/** Schedules of the local workspace: their jobs with every file that they need, as they were at creation. */
export class LocalSchedules implements ScheduleOperations {
  readonly store: ScheduleStore;
  readonly #folder: string;
  readonly #registry: LocalRegistry;
  readonly #content: ContentStore;

  constructor(database: WorkspaceDatabase, folder: string, registry: LocalRegistry) {
    this.store = new ScheduleStore(database);
    this.#folder = folder;
    this.#registry = registry;
    this.#content = new ContentStore(folder);
  }

  async createOrUpdate(schedule: Schedule): Promise<ScheduleRecord> {
    const { name } = schedule;
    if (!armNamePattern.test(name)) throw problem("AZML510", `"${name}" cannot be the name of a schedule`);
    const now = Date.now();
    const job = ownJob(schedule);
    const { readTimetable } = await calendar();
    const { diagnostics } = readTimetable(schedule, now);
    const datastores = join(this.#folder, "datastores");
    const { plan, errors } = planJob(firedJob(job, name, now), { jobName: name, datastores, registry: this.#registry });
    const problems = [...diagnostics.filter(isError), ...errors, ...checkCode(plan.needs)];
    if (problems.length > 0) throw new AzmlError(problems);
    this.store.put({ ...schedule, createJob: await keepFiles(job, this.#content) }, now);
    return record(this.require(name));
  }

  async get(name: string): Promise<ScheduleRecord | undefined> {
    const found = this.store.find(name);
    return found && record(found);
  }

  async definition(name: string): Promise<ScheduleDefinition | undefined> {
    const found = this.store.find(name);
    return found && { schedule: found.definition, begunAt: new Date(found.begunAt).toISOString(), warnings: [] };
  }

  async list({ view = "enabled", limit = 50 }: Parameters<ScheduleOperations["list"]>[0] = {}): Promise<readonly ScheduleRecord[]> {
    const shown = this.store.all().filter(({ enabled }) => view === "all" || enabled === (view === "enabled"));
    return Promise.all(shown.slice(0, limit).map(record));
  }

  async enable(name: string): Promise<ScheduleRecord> {
    this.require(name);
    this.store.enable(name, Date.now());
    return record(this.require(name));
  }

  async disable(name: string): Promise<ScheduleRecord> {
    this.require(name);
    this.store.disable(name);
    return record(this.require(name));
  }

  async delete(name: string): Promise<void> {
    this.require(name);
    if (this.store.delete(name)) return;
    throw problem("AZML599", `schedule ${name} is enabled, and cannot be deleted`, `first azml schedule disable ${name}`);
  }

  /** @throws AzmlError AZML598, with the name that was probably meant. */
  require(name: string): StoredSchedule {
    const found = this.store.find(name);
    if (found) return found;
    const meant = didYouMean(
      name,
      this.store.all().map((one) => one.name),
    );
    const hint = meant ? `did you mean ${meant}?` : "azml schedule list --include-disabled shows the schedules there are";
    throw problem("AZML598", `the workspace has no schedule "${name}"`, hint);
  }

  /** The job that the schedule creates for a time, with absolute paths. */
  jobFor({ name, definition }: StoredSchedule, due: number): ReturnType<typeof firedJob> {
    return firedJob(withAbsolutePaths(ownJob(definition), this.#folder), name, due);
  }
}

/** Loaded when there are schedules: runs have no use for the libraries behind it. */
const calendar = () => import("../../../calendar/timetable.js");

/** The job of the schedule as what runs here. */
function ownJob({ name, createJob }: Schedule): PipelineJob {
  if (createJob.kind === "pipeline_job") return createJob;
  if (createJob.kind !== "existing_job") return pipelineOfStandalone(createJob);
  const hint = "give it the job itself, or create it in the Azure ML workspace that has the job: -w, -g, --subscription";
  throw problem("AZML597", `schedule ${name} repeats ${createJob.id}, and the local workspace does not keep what jobs were made of`, hint);
}

async function record({ name, definition, enabled, createdAt, begunAt, seenUntil }: StoredSchedule): Promise<ScheduleRecord> {
  const { displayName, description, tags = {}, trigger } = definition;
  const job = ownJob(definition);
  const { nextDue, readTimetable } = await calendar();
  const { timetable } = readTimetable(definition, begunAt);
  const next = enabled && timetable ? nextDue(timetable, seenUntil, Date.now()) : undefined;
  return {
    name,
    ...compact({ displayName, description }),
    tags,
    enabled,
    trigger: triggerText(saidTrigger(trigger)),
    job: job.displayName ?? job.component.displayName ?? job.component.name,
    createdAt: new Date(createdAt).toISOString(),
    ...(next !== undefined && { nextAt: new Date(next).toISOString() }),
  };
}
