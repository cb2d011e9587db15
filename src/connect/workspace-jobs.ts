import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { PipelineJobSpec } from "../dsl/job.js";
import type { LoadedJob } from "../dsl/load-job.js";
import type { StandaloneJobSpec } from "../dsl/standalone-job.js";
import type { RunEvent } from "../events/run-event.js";
import type { CreateJobOptions as RoomOptions, ListJobsOptions, JobRun as RoomRun } from "../workspace/job-operations.js";
import type { JobRecord } from "../workspace/job-record.js";

/** A job as `job(…)`, `standaloneJob(…)` and `loadJob(…)` give it. */
export type WrittenJob = PipelineJobSpec | StandaloneJobSpec | LoadedJob;

/** Whose output is meant. */
export interface DownloadOptions {
  /** Path of a node, such as `train` or `prepare/split`. Default: an output of the job itself. */
  readonly node?: string;
}

/** Jobs of a workspace, as `ml_client.jobs` has them. What it gives is frozen. */
export interface WorkspaceJobs {
  /**
   * Creates a job and returns at once. It is compiled, checked and bundled first, as by `azml job create`. In the local workspace it runs in this
   * process, as by `azml run`, and its results are used again in the same way; `close()` of the workspace stops what still runs.
   *
   * The classes of TypeScript bodies have to be exported by files other than the program itself: a node imports the file of its class.
   *
   * @throws AzmlError with everything that is wrong with the job, and nothing has been created then: AZML801 when the class of a body is not exported,
   * AZML586 when it stands in the program itself, AZML502 when the local workspace has a job of that name already.
   * @throws the reason of `signal` when that was aborted before anything was sent; AZML623, with what is there by then, when it was aborted before
   * the job was sent to an Azure ML workspace.
   * @example
   * const run = await workspace.jobs.create(job(Training, { data: uriFolder("./data") }), { name: "monday" });
   * const { status, outputs } = await run.wait();
   */
  create(given: WrittenJob, options?: CreateJobOptions): Promise<JobRun>;
  /**
   * The job of that name with its nodes, or undefined.
   *
   * @example (await workspace.jobs.get("monday"))?.status // "Completed"
   */
  get(name: string): Promise<JobRecord | undefined>;
  /**
   * Newest first; archived ones only when `view` asks for them. Without a `limit` the local workspace gives 100, an Azure ML workspace 50, and that without
   * the states of nodes.
   *
   * @example await workspace.jobs.list({ status: ["Failed"], experimentName: "training", tags: [{ key: "team" }], limit: 10 })
   */
  list(options?: ListJobsOptions): Promise<readonly JobRecord[]>;
  /**
   * What has happened to a job so far and, until it ends, what goes on happening. Whoever created it does not matter; leaving the loop does nothing to it.
   *
   * @throws AzmlError AZML514 (local) or AZML612 (Azure) when there is no such job.
   * @example for await (const event of workspace.jobs.stream("monday")) if (event.type === "node_log") console.log(event.line);
   */
  stream(name: string): AsyncIterable<RunEvent>;
  /**
   * Asks a job to stop, and does not wait until it has.
   *
   * @throws AzmlError AZML514 when the local workspace has no such job; what Azure answers otherwise.
   * @example await workspace.jobs.cancel("monday");
   */
  cancel(name: string): Promise<void>;
  /**
   * Copies what a job, or one of its nodes, has put out to `to`, a path where nothing is yet; a value becomes a file with its text.
   *
   * @throws AzmlError AZML590 when there is no such output, or its files are gone; nothing lies at `to` then.
   * @example await workspace.jobs.download("monday", "model", "./model", { node: "train" });
   */
  download(name: string, output: string, to: string, options?: DownloadOptions): Promise<void>;
  /**
   * Hides a job from lists. Who names it can still use it.
   *
   * @throws AzmlError AZML514 (local) or AZML612 (Azure) when there is no such job.
   * @example await workspace.jobs.archive("monday");
   */
  archive(name: string): Promise<void>;
  /** Undoes `archive`. @example await workspace.jobs.restore("monday"); */
  restore(name: string): Promise<void>;
}

/** Jobs of the local workspace: the same, with the options of `azml run`. */
export interface LocalWorkspaceJobs extends WorkspaceJobs {
  create(given: WrittenJob, options?: CreateLocalJobOptions): Promise<JobRun>;
}

/** What can be said of a job when it is created, in every workspace. */
export interface CreateJobOptions {
  /** Wins over the name that the job has. Default: that, else a generated one. */
  readonly name?: string;
  /** Asks the job to stop when it is aborted, as long as this process lives. Default: nothing does. */
  readonly signal?: AbortSignal;
}

/**
 * How a job is run on this machine: options of `azml run`, with the defaults that it has.
 *
 * @example { maxParallel: 4, environments: { all: "venv", nodes: { report: "host" } }, reuse: false }
 */
export interface CreateLocalJobOptions
  extends
    CreateJobOptions,
    Pick<
      RoomOptions,
      "maxParallel" | "maxMemoryGb" | "continueOnStepFailure" | "forceRerun" | "reuse" | "environments" | "secretVariables"
    > {}

/** A job that this program has created. */
export interface JobRun extends RoomRun {
  /** What was found when it was compiled, and is no error. */
  readonly warnings: readonly Diagnostic[];
}
