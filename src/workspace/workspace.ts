import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { RunEvent, RunFailure, RunStatus } from "../events/run-event.js";
import type { AssetVersion } from "../model/asset-reference.js";
import type { DataAsset } from "../model/data-asset.js";
import type { SubmittedJob } from "../model/definition.js";
import type { InlineEnvironment } from "../model/environment.js";
import type { BundledJob } from "../model/job.js";
import type { Literal } from "../model/kind.js";
import type { ModelAsset } from "../model/model-asset.js";
import type { Component } from "../model/pipeline.js";
import type { LocalEnvironment } from "../model/local-settings.js";
import type { Schedule } from "../model/schedule.js";

/** Where jobs run and things are registered: this machine, or an Azure ML workspace. Both behave alike. */
export interface Workspace {
  readonly kind: "local" | "azure";
  /** For people: the folder of a local workspace, the name of an Azure one. */
  readonly name: string;
  readonly jobs: JobOperations;
  readonly components: AssetOperations<Component>;
  readonly environments: AssetOperations<InlineEnvironment>;
  readonly data: AssetOperations<DataAsset>;
  readonly models: AssetOperations<ModelAsset>;
  readonly schedules: ScheduleOperations;
  close(): Promise<void>;
}

/** What each collection of a workspace holds. */
export interface RegisteredDefinitions {
  readonly components: Component;
  readonly environments: InlineEnvironment;
  readonly data: DataAsset;
  readonly models: ModelAsset;
}

/** Things that a workspace has under a name and a version, to be used as `azureml:name:version`. */
export interface AssetOperations<Definition> {
  /**
   * Registers the definition with the files that it names. Without a version it gets the next one. A version that is there already may
   * change its description, tags and what else only people read; a definition that is otherwise the same is the same asset.
   *
   * @throws AzmlError when the version is there with another definition, or a file is missing; nothing is registered then.
   */
  createOrUpdate(definition: Definition): Promise<AssetRecord<Definition>>;
  /** A version, or what a label stands for: `latest` is the newest version that is not archived. Undefined when there is none. */
  get(name: string, version: AssetVersion): Promise<AssetRecord<Definition> | undefined>;
  /** Without a name the newest version of each, with one all its versions; newest first. Archived ones only when `view` asks for them. */
  list(options?: ListAssetsOptions): Promise<readonly AssetSummary[]>;
  /** Hides a version, or all of them, from lists and from `latest`. Who names the version can still use it. */
  archive(name: string, version?: AssetVersion): Promise<void>;
  /** Undoes `archive`. */
  restore(name: string, version?: AssetVersion): Promise<void>;
}

export interface ListAssetsOptions {
  readonly name?: string;
  /** Default: `active`. */
  readonly view?: "active" | "archived" | "all";
  readonly limit?: number;
}

/** Something registered, as a list has it. */
export interface AssetSummary {
  readonly name: string;
  /** Absent in lists of an Azure ML workspace that do not say it. */
  readonly version?: string;
  /** `command`, `uri_folder`, `mlflow_model`, …; of an environment `image` or `build`. */
  readonly type?: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Of a model: `Development`, `Production`, … */
  readonly stage?: string;
  readonly archived: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** `<job>/<node>` that has put it out (local). */
  readonly job?: string;
}

/** Something registered. */
export interface AssetRecord<Definition> extends AssetSummary {
  readonly version: string;
  /** `azureml:name:version` (local), or its ARM id. */
  readonly id: string;
  readonly definition: Definition;
  /** What the workspace says of it and azml does not know. */
  readonly warnings: readonly Diagnostic[];
}

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
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
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

export interface JobOperations {
  /**
   * Creates the job and returns at once; a local workspace starts to run it in this process.
   *
   * @throws AzmlError when the job cannot be created as it is; nothing has been created then.
   */
  create(job: BundledJob, options?: CreateJobOptions): Promise<JobRun>;
  /** The job of that name, or undefined. */
  get(name: string): Promise<JobRecord | undefined>;
  /**
   * What was submitted under that name, as far as the workspace knows it; undefined when there is no such job.
   *
   * @throws AzmlError when the workspace keeps no definitions, or has one that cannot be read.
   */
  definition(name: string): Promise<JobDefinition | undefined>;
  /** Newest first. Archived ones only when `view` asks for them. */
  list(options?: ListJobsOptions): Promise<readonly JobRecord[]>;
  /** Hides a job from lists. Who names it can still use it. */
  archive(name: string): Promise<void>;
  /** Undoes `archive`. */
  restore(name: string): Promise<void>;
  /**
   * Copies what a job, or one of its nodes, has put out to `to`: a path where nothing is yet. What lies there afterwards is whole; a
   * value becomes a file with its text.
   *
   * @throws AzmlError when there is no such output, or its files are gone; nothing lies at `to` then.
   */
  download(name: string, output: string, to: string, options?: { readonly node?: string }): Promise<void>;
  /** What has happened to a job so far and, until it ends, what goes on happening. */
  stream(name: string): AsyncIterable<RunEvent>;
  /** Asks a job to stop. */
  cancel(name: string): Promise<void>;
  /** Log text of one node, or of every node (`node> line`) when none is named: pieces with their line ends, to be written one after the other. */
  logs(name: string, options?: LogOptions): AsyncIterable<string>;
}

/** Which jobs are asked for: those that everything given holds for. */
export interface ListJobsOptions {
  readonly limit?: number;
  /** One of these. */
  readonly status?: readonly RunStatus[];
  readonly experimentName?: string;
  /** Tags of the job, in a local workspace also of one of its nodes; one without a value may have any. */
  readonly tags?: readonly { readonly key: string; readonly value?: string }[];
  /** Default: `active`. */
  readonly view?: "active" | "archived" | "all";
}

export interface LogOptions {
  /** Path of a node. Default: all. */
  readonly node?: string;
  /** Only this many last lines of each node, from 1; the rest is not read (local). Default: all. */
  readonly tail?: number;
}

export interface CreateJobOptions {
  /** Stops the job when aborted. A second abort is not needed: the abort cancels with a grace period. */
  readonly signal?: AbortSignal;
  /** Processors that nodes at work share; a node takes one, or its `local.cpus` (local). Default: one less than the machine has, at least 1. */
  readonly maxParallel?: number;
  /** Memory that nodes at work share, in GiB, of which a node takes its `local.memoryGb` (local). Default: the machine's. */
  readonly maxMemoryGb?: number;
  /** Whether nodes that do not depend on a failed one go on (local). Default: what the job says. */
  readonly continueOnStepFailure?: boolean;
  /**
   * Run only these nodes, by their paths, whatever results there are; what they need is taken from an earlier run of the same file (local).
   * Default: all.
   */
  readonly only?: readonly string[];
  /** Run only these nodes and those that depend on them (local). Default: all. */
  readonly from?: readonly string[];
  /** Job that the results of nodes which do not run are taken from (local). Default: for each the newest run of the same file that has one. */
  readonly of?: string;
  /** Nodes that run whatever results there are (local). */
  readonly forceRerun?: readonly string[];
  /** What Azure ML gets, where `job` stands for the only step of it (Azure). Default: `job` itself. */
  readonly as?: SubmittedJob;
  /** Where the job comes from, so that it can be run again (local). */
  readonly origin?: JobOrigin;
  /** Use a result again that an earlier job has left, where nothing has changed that it depends on (local). Default: true. */
  readonly reuse?: boolean;
  /** What nodes run in (local). Wins over what the job's steps say. Default: what they say, else this machine as it is. */
  readonly environments?: NodeEnvironments;
  /**
   * Environment variables for the processes of nodes, whose values are secrets (local): `***` stands for them in logs, in events and in the workspace. They
   * win over the variables of this process; a node's own win over them. Results do not depend on them. Default: none.
   */
  readonly secretVariables?: Readonly<Record<string, string>>;
  /** Run TypeScript bodies in this process instead of one process each (local). */
  readonly inProcess?: boolean;
}

/** What the nodes of a job run in. */
export interface NodeEnvironments {
  /** Nodes that are not named. */
  readonly all?: LocalEnvironment;
  /** By path; that of a pipeline is that of everything in it. */
  readonly nodes?: Readonly<Record<string, LocalEnvironment>>;
}

/** How a job was asked for. */
export interface JobOrigin {
  /** Absolute path of the file. */
  readonly file: string;
  /** Folder that relative paths of the options start from. */
  readonly cwd: string;
  /** Options of the command, by their names. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The job that this one goes on with. */
  readonly resumes?: string;
}

/** A job that was created through this process. */
export interface JobRun {
  readonly name: string;
  /** Folder of the run (local) or the studio's page (Azure). */
  readonly where: string;
  /** Every event from the first to the last; ends when the job has ended. */
  events(): AsyncIterable<RunEvent>;
  /** The job as it is when it has ended. Does not throw when the job failed. */
  wait(): Promise<JobRecord>;
  cancel(): Promise<void>;
}

/** A job to be run again or looked at: what it is made of lies in the workspace and is named by its id. */
export interface JobDefinition {
  readonly job: SubmittedJob;
  /** What the workspace says of it and azml does not know. */
  readonly warnings: readonly Diagnostic[];
}

/** A job as a workspace knows it: everything that a REST answer, a table or a page needs. */
export interface JobRecord {
  readonly name: string;
  readonly displayName: string;
  readonly experimentName: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly status: RunStatus;
  readonly failure?: RunFailure;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly where: string;
  readonly nodes: readonly NodeRecord[];
  readonly outputs: Readonly<Record<string, OutputRecord>>;
  /** How it was asked for (local). */
  readonly origin?: JobOrigin;
  /** Hidden from lists; absent when it is not. */
  readonly archived?: true;
}

export interface NodeRecord {
  /** `train`, or `prepare/split` inside a nested pipeline. */
  readonly path: string;
  readonly kind: string;
  readonly component: string;
  readonly status: RunStatus;
  /** Why it ended like that, in words. */
  readonly reason?: string;
  /** Of a trial: what its sweep has picked for it, by input (local). */
  readonly hyperparameters?: Readonly<Record<string, Literal>>;
  readonly failure?: RunFailure;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly logFile?: string;
  readonly outputs: Readonly<Record<string, OutputRecord>>;
  /** Newest value of each metric; every value is in the store. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Parameters, tags and kept files, where the node has any. */
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** By name: `figures/roc.png`. */
  readonly artifacts?: Readonly<Record<string, ArtifactRecord>>;
  /** Tries that it took, where the first was not enough. */
  readonly attempts?: number;
  /** What its result depends on, each as a short hash; absent when it is never used again. */
  readonly ingredients?: Readonly<Record<string, string>>;
}

export interface ArtifactRecord {
  /** Absolute. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface OutputRecord {
  readonly path?: string;
  readonly value?: string;
  /** What it was registered as: `azureml:name:version` (local). */
  readonly asset?: string;
}
