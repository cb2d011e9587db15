import { existsSync, mkdirSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import type { RunEvent } from "../../events/run-event.js";
import { inspectMachine } from "../../engine/machine.js";
import { type EarlierResults, noEarlierResults } from "../../engine/reuse/reuse.js";
import { jobCreated, runJob } from "../../engine/run-job.js";
import type { InProcessBody } from "../../engine/runners/in-process-body.js";
import type { CommandComponent } from "../../model/command-component.js";
import type { BundledJob } from "../../model/job.js";
import { armNamePattern } from "../../model/name.js";
import { Secrets } from "../../secrets/secrets.js";
import type {
  CreateJobOptions,
  JobDefinition,
  JobOperations,
  JobRun,
  ListJobsOptions,
  LogOptions,
  MetricHistory,
} from "../job-operations.js";
import type { JobRecord } from "../job-record.js";
import { copyOutput } from "./copy-output.js";
import { databaseFile, isFull, problem } from "./database.js";
import { collectGarbage, type Garbage, type GarbageOptions, nothingToRemove } from "./gc/collect-garbage.js";
import { noteTaken } from "./gc/note-taken.js";
import { ResultUses } from "./gc/result-uses.js";
import { endInterrupted, isOpen, isOrphan } from "./interrupted.js";
import { StoredResults } from "./earlier-results.js";
import { maskOrigin } from "./mask-origin.js";
import { inputsOfJob } from "./inputs-of-job.js";
import { JobLog } from "./job-log.js";
import { newJobName } from "../job-name.js";
import { JobRecords } from "./job-records.js";
import type { JobStore, StoredJob } from "./job-store.js";
import { localTracking } from "./local-tracking.js";
import { metricHistories } from "./metric-histories.js";
import { type Owner, thisProcess } from "./owner.js";
import { planRun } from "./plan-run.js";
import { readLog, readPrefixedLog } from "./read-logs.js";
import { refuseHistory } from "./refuse-history.js";
import type { LocalRegistry } from "./registry/local-registry.js";
import { RunningJobs } from "./running-jobs.js";
import { streamEvents } from "./stream-events.js";

/** Bodies that can run in this process, by the component they belong to. */
export type InProcessBodies = ReadonlyMap<CommandComponent, InProcessBody>;

export interface LocalCreateJobOptions extends CreateJobOptions {
  /** Bodies for `inProcess`; components without one run as processes. Default: those that the workspace was opened with. */
  readonly bodies?: InProcessBodies;
}

/** Jobs of the local workspace: runs those it creates, and reads everybody's. */
export class LocalJobs implements JobOperations {
  readonly #store: JobStore;
  readonly #folder: string;
  readonly #bodies: InProcessBodies;
  readonly #registry: LocalRegistry;
  readonly #records: JobRecords;
  readonly #running: RunningJobs;

  constructor(store: JobStore, folder: string, bodies: InProcessBodies, registry: LocalRegistry) {
    this.#store = store;
    this.#folder = folder;
    this.#bodies = bodies;
    this.#registry = registry;
    this.#records = new JobRecords(store.database);
    this.#running = new RunningJobs(store);
  }

  async create(job: BundledJob, options: LocalCreateJobOptions = {}): Promise<JobRun> {
    const name = job.name ?? newJobName();
    if (!armNamePattern.test(name)) {
      const hint = "letters, digits, - and _, at most 255, starting with a letter or digit; other text goes into the display name";
      throw problem("AZML510", `"${name}" cannot be the name of a job`, hint);
    }
    if (name === "last") throw problem("AZML510", `"last" cannot be the name of a job: it stands for the newest one`);
    const place = {
      jobName: name,
      datastores: join(this.#folder, "datastores"),
      registry: this.#registry,
      ...(options.environments && { environments: options.environments }),
    };
    const plan = await planRun(job, place, options, { database: this.#store.database, isJob: (of) => this.#find(of) !== undefined });
    const bodies = options.inProcess ? (options.bodies ?? this.#bodies) : new Map<CommandComponent, InProcessBody>();
    const cacheFolder = join(this.#folder, "cache");
    const machine = inspectMachine(cacheFolder);
    if (
      !machine.shell &&
      plan.needs.some((needs) => needs.components.some((one) => "kind" in one && one.kind === "command" && !bodies.has(one)))
    ) {
      throw problem("AZML509", "there is no shell on this machine to run commands with");
    }
    const where = join(this.#folder, "runs", name);
    const variables = options.secretVariables ?? {};
    const secrets = new Secrets(Object.values(variables));
    const created = jobCreated(name, plan, where);
    const { experimentName } = created;
    const origin = options.origin && maskOrigin(options.origin, secrets.mask);
    const jobId = this.#store.insert(
      job,
      created,
      { owner: thisProcess(), origin, inputs: inputsOfJob(job, secrets.mask), mask: secrets.mask, definition: options.as ?? job },
      (id) => {
        refuseHistory(name, where);
        noteTaken(plan, new ResultUses(this.#store.database, id), this.#store);
        mkdirSync(where, { recursive: true });
      },
    );
    if (jobId === undefined) throw problem("AZML502", `there is a job "${name}" already`, "give the job another name, or none");

    const cancel = new AbortController();
    const log = new JobLog(this.#store, jobId, 1, secrets.mask, () => cancel.abort());
    const mlflow = { database: this.#store.database, folder: this.#folder, registry: this.#registry };
    const tracking = localTracking(mlflow, { job: name, log, experimentName, mask: secrets.mask });
    const done = this.#running.follow({ name, jobId, log, cancel, signal: options.signal }, async () => {
      const run = runJob({
        name,
        firstOfJob: this.#store.firstOf(jobId),
        plan,
        place,
        runFolder: where,
        workspaceFolder: this.#folder,
        cacheFolder,
        log,
        machine,
        variables,
        secrets,
        bodies,
        earlier: this.#earlier(jobId, job.settings.forceRerun === true || options.reuse === false),
        tracking,
        budget: {
          cpus: options.maxParallel ?? Math.max(1, availableParallelism() - 1),
          memoryGb: options.maxMemoryGb ?? totalmem() / 2 ** 30,
        },
        forced: [...(options.forceRerun ?? []), ...(options.only ?? []), ...(options.from ?? [])],
        ...(options.continueOnStepFailure !== undefined && { continueOnStepFailure: options.continueOnStepFailure }),
        signal: cancel.signal,
      });
      try {
        return await run;
      } finally {
        await tracking.close();
      }
    });
    return {
      name,
      where,
      events: () => this.stream(name),
      wait: async () => {
        await done;
        const record = this.#records.get(name);
        if (!record) throw new Error(`job "${name}" has vanished from its workspace`);
        return record;
      },
      cancel: () => this.cancel(name),
    };
  }

  /** The results that a job may use. One whose nodes are all to run keeps, when it is resumed, what the jobs that it goes on with have completed. */
  #earlier(jobId: number, isAnew: boolean): EarlierResults {
    const { database } = this.#store;
    const resumed = this.#store.resumedBy(jobId);
    if (isAnew && resumed.length === 0) return noEarlierResults;
    return new StoredResults(database, new ResultUses(database, jobId), { job: jobId, resumed, of: isAnew ? resumed : undefined });
  }

  async get(name: string): Promise<JobRecord | undefined> {
    const job = this.#find(name);
    return job && this.#records.get(name);
  }

  async definition(name: string): Promise<JobDefinition | undefined> {
    const job = this.#find(name);
    if (job === undefined) return undefined;
    const found = this.#store.definitions.find(job.id, name);
    if (found !== undefined) return found;
    throw problem("AZML543", `it was not kept what job "${name}" was made of`, "azml compile prints a file as Azure ML YAML");
  }

  async list(options: ListJobsOptions = {}): Promise<readonly JobRecord[]> {
    for (const name of this.#store.openJobs()) this.#find(name);
    return this.#records.list(options);
  }

  async archive(name: string): Promise<void> {
    this.#store.setArchived(this.#require(name).id, true);
  }

  async restore(name: string): Promise<void> {
    this.#store.setArchived(this.#require(name).id, false);
  }

  async download(name: string, output: string, to: string, { node }: { readonly node?: string } = {}): Promise<void> {
    this.#require(name);
    const record = this.#records.get(name);
    const from = node === undefined ? record : record?.nodes.find(({ path }) => path === node);
    const found = from?.outputs[output];
    if (!found) throw problem("AZML590", `${node === undefined ? name : `${name}/${node}`} has put out no "${output}"`);
    copyOutput(found, to);
  }

  /** Removes jobs that are not needed any more, and what is left over. Also those that a process has left in the middle may go. */
  async collectGarbage(options: GarbageOptions = {}): Promise<Garbage> {
    const isThere = existsSync(databaseFile(this.#folder));
    if (!isThere && existsSync(join(this.#folder, "runs"))) throw problem("AZML592", `${this.#folder} has no database`);
    if (!isThere) return nothingToRemove;
    for (const name of this.#store.openJobs()) this.#find(name);
    return collectGarbage(this.#store.database, this.#folder, options);
  }

  async *stream(name: string): AsyncIterable<RunEvent> {
    const { id } = this.#require(name);
    yield* streamEvents(this.#store, name, id, { own: () => this.#running.log(name), isBroken: () => this.#running.isBroken(name) });
  }

  async cancel(name: string): Promise<void> {
    if (!this.#running.cancel(name)) this.#store.requestCancel(this.#require(name).id);
  }

  async *logs(name: string, { node, tail }: LogOptions = {}): AsyncIterable<string> {
    this.#require(name);
    const nodes = this.#records.get(name)?.nodes ?? [];
    if (node === undefined) {
      for (const { path, logFile } of nodes) if (logFile !== undefined) yield* readPrefixedLog(logFile, path, tail);
      return;
    }
    const record = nodes.find(({ path }) => path === node);
    if (!record) throw problem("AZML515", `job "${name}" has no node "${node}"`, `its nodes: ${nodes.map(({ path }) => path).join(", ")}`);
    if (record.logFile !== undefined) yield* readLog(record.logFile, tail);
  }

  async metrics(name: string, nodes?: readonly string[]): Promise<readonly MetricHistory[]> {
    return metricHistories(this.#store.database, this.#require(name).id, nodes);
  }

  /** Cancels what this process runs and waits until it has ended. */
  async stopAll(): Promise<void> {
    await this.#running.stopAll();
  }

  /** The job as it is now: one that nobody runs any more is ended first. Events of an own job that wait are written first. */
  #find(name: string): StoredJob | undefined {
    this.#running.settle(name);
    const job = this.#store.find(name);
    if (job && !this.#running.has(name) && isOrphan(job)) this.#endOrphan(name);
    return job;
  }

  /** The process that runs a job; undefined when nobody does any more. */
  runner(name: string): Owner | undefined {
    const job = this.#find(name);
    return job && isOpen(job) ? this.#store.find(name)?.owner : undefined;
  }

  /** What cannot be recorded for want of room must not keep anybody from reading. */
  #endOrphan(name: string): void {
    try {
      endInterrupted(this.#store, name);
    } catch (error) {
      if (!isFull(error)) throw error;
    }
  }

  #require(name: string): StoredJob {
    const job = this.#find(name);
    if (!job) throw problem("AZML514", `there is no job "${name}"`);
    return job;
  }
}
