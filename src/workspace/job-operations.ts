import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { RunEvent, RunStatus } from "../events/run-event.js";
import type { SubmittedJob } from "../model/definition.js";
import type { BundledJob } from "../model/job.js";
import type { LocalEnvironment } from "../model/local-settings.js";
import type { JobOrigin, JobRecord } from "./job-record.js";

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
  /** Every value of every metric of these nodes, or of all; of an Azure ML workspace the newest values, as far as they are known. */
  metrics(name: string, nodes?: readonly string[]): Promise<readonly MetricHistory[]>;
}

/** The values of one metric of a node. */
export interface MetricHistory {
  /** Path of the node. */
  readonly node: string;
  readonly key: string;
  /** In the order in which they were logged. */
  readonly points: readonly {
    readonly step: number;
    readonly value: number;
    /** Milliseconds since 1970. */
    readonly time: number;
  }[];
}

/** Which jobs are asked for: those that everything given holds for. */
export interface ListJobsOptions {
  /** At most so many. Default: 100 (local), 50 (Azure ML). */
  readonly limit?: number;
  /** One of these. */
  readonly status?: readonly RunStatus[];
  /** Of this experiment. */
  readonly experimentName?: string;
  /** Tags of the job, in a local workspace also of one of its nodes; one without a value may have any. */
  readonly tags?: readonly {
    /** Name of the tag. */
    readonly key: string;
    /** What it says; anything when absent. */
    readonly value?: string;
  }[];
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
  /** What Azure ML gets, where `job` stands for the only step of it. Default: `job` itself. */
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
  readonly all?: EnvironmentChoice;
  /** By path; that of a pipeline is that of everything in it. */
  readonly nodes?: Readonly<Record<string, EnvironmentChoice>>;
  /** Version of Python of all Python environments: `3.11`. Default: what the environments say. */
  readonly python?: string;
}

/** `venv:requirements.txt` is a Python environment of that file, whatever the step's own is: requirements, or a conda file (`.yml`, `.yaml`). */
export type EnvironmentChoice = LocalEnvironment | `venv:${string}`;

/** A job that was created through this process. */
export interface JobRun {
  /** Name of the job. */
  readonly name: string;
  /** Folder of the run (local) or the studio's page (Azure). */
  readonly where: string;
  /** Every event from the first to the last; ends when the job has ended. */
  events(): AsyncIterable<RunEvent>;
  /** The job as it is when it has ended. Does not throw when the job failed. */
  wait(): Promise<JobRecord>;
  /** Asks the job to stop, and does not wait until it has. */
  cancel(): Promise<void>;
}

/** A job to be run again or looked at: what it is made of lies in the workspace and is named by its id. */
export interface JobDefinition {
  readonly job: SubmittedJob;
  /** What the workspace says of it and azml does not know. */
  readonly warnings: readonly Diagnostic[];
}
