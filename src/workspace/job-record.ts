import type { RunFailure, RunStatus } from "../events/run-event.js";
import type { Literal } from "../model/kind.js";

/** A job as a workspace knows it: everything that a REST answer, a table or a page needs. */
export interface JobRecord {
  /** Name of the job, unique in the workspace. */
  readonly name: string;
  /** For people. */
  readonly displayName: string;
  /** What jobs are grouped by. */
  readonly experimentName: string;
  /** For people. */
  readonly description?: string;
  /** Texts by name. */
  readonly tags: Readonly<Record<string, string>>;
  /** How far it is. */
  readonly status: RunStatus;
  /** Why it failed; absent when it did not. */
  readonly failure?: RunFailure;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** When its first node started. ISO 8601, UTC. */
  readonly startedAt?: string;
  /** When it ended. ISO 8601, UTC. */
  readonly endedAt?: string;
  /** Folder of the run (local) or the studio's page (Azure). */
  readonly where: string;
  /** Its nodes, nested ones after their pipeline. */
  readonly nodes: readonly NodeRecord[];
  /** Outputs of the pipeline, by name. */
  readonly outputs: Readonly<Record<string, OutputRecord>>;
  /** What its inputs were, defaults included (local; absent of jobs of an older azml). */
  readonly inputs?: Readonly<Record<string, InputRecord>>;
  /** How it was asked for (local). */
  readonly origin?: JobOrigin;
  /** Hidden from lists; absent when it is not. */
  readonly archived?: true;
}

/** A node of a job as a workspace knows it. */
export interface NodeRecord {
  /** `train`, or `prepare/split` inside a nested pipeline. */
  readonly path: string;
  /** `command`, `sweep`, `pipeline`, … */
  readonly kind: string;
  /** Name of its component. */
  readonly component: string;
  /** How far it is. */
  readonly status: RunStatus;
  /** Why it ended like that, in words. */
  readonly reason?: string;
  /** Of a trial: what its sweep has picked for it, by input (local). */
  readonly hyperparameters?: Readonly<Record<string, Literal>>;
  /** Why it failed; absent when it did not. */
  readonly failure?: RunFailure;
  /** When its process started. ISO 8601, UTC. */
  readonly startedAt?: string;
  /** When it ended. ISO 8601, UTC. */
  readonly endedAt?: string;
  /** Absolute path of its log (local). */
  readonly logFile?: string;
  /** Its outputs, by name. */
  readonly outputs: Readonly<Record<string, OutputRecord>>;
  /** Newest value of each metric; every value is in the store. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Parameters, tags and kept files, where the node has any. */
  readonly params?: Readonly<Record<string, string>>;
  /** Tags that its process has set. */
  readonly tags?: Readonly<Record<string, string>>;
  /** By name: `figures/roc.png`. */
  readonly artifacts?: Readonly<Record<string, ArtifactRecord>>;
  /** Tries that it took, where the first was not enough. */
  readonly attempts?: number;
  /** What its result depends on, each as a short hash; absent when it is never used again. */
  readonly ingredients?: Readonly<Record<string, string>>;
  /** Why an earlier result was not used for it, or why its own is not to be used again (local). */
  readonly remark?: string;
  /** Its result is not to be used again, whatever the next job is (local). */
  readonly isUsedOnce?: true;
}

export interface ArtifactRecord {
  /** Absolute. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** A path of this machine, or the text of a value or of an address. */
export type InputRecord = { readonly path: string } | { readonly value: string };

export interface OutputRecord {
  readonly path?: string;
  readonly value?: string;
  /** What it was registered as: `azureml:name:version` (local). */
  readonly asset?: string;
}

/** How a job was asked for: of a file, by a schedule, or (neither) as what the workspace has kept of another job. */
export type JobOrigin = FileOrigin | ScheduleOrigin | KeptOrigin;

interface OriginCommon {
  /** Folder that relative paths of the options start from. */
  readonly cwd: string;
  /** Options of the command, by their names. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The job that this one goes on with. */
  readonly resumes?: string;
}

/** `azml resume JOB`, when the file is gone. */
interface KeptOrigin extends OriginCommon {
  readonly resumes: string;
  readonly file?: never;
  readonly schedule?: never;
}

/** `azml run FILE` */
interface FileOrigin extends OriginCommon {
  readonly schedule?: never;
  /** Absolute path of the file. */
  readonly file: string;
}

/** `azml schedule start` */
export interface ScheduleOrigin extends OriginCommon {
  readonly file?: never;
  readonly schedule: string;
  /** When the schedule was created as it was, which tells whether it still is: milliseconds since 1970. */
  readonly begunAt: number;
  /** What the job was due at: milliseconds since 1970. */
  readonly due: number;
}
