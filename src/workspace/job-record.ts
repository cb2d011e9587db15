import type { RunFailure, RunStatus } from "../events/run-event.js";
import type { Literal } from "../model/kind.js";

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
  /** What its inputs were, defaults included (local; absent of jobs of an older azml). */
  readonly inputs?: Readonly<Record<string, InputRecord>>;
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

/** A path of this machine, or the text of a value or of an address. */
export type InputRecord = { readonly path: string } | { readonly value: string };

export interface OutputRecord {
  readonly path?: string;
  readonly value?: string;
  /** What it was registered as: `azureml:name:version` (local). */
  readonly asset?: string;
}

/** How a job was asked for. */
export type JobOrigin = FileOrigin | ScheduleOrigin;

interface OriginCommon {
  /** Folder that relative paths of the options start from. */
  readonly cwd: string;
  /** Options of the command, by their names. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The job that this one goes on with. */
  readonly resumes?: string;
}

/** `azml run FILE` */
interface FileOrigin extends OriginCommon {
  /** Absolute path of the file. */
  readonly file: string;
}

/** `azml schedule start` */
export interface ScheduleOrigin extends OriginCommon {
  readonly schedule: string;
  /** When the schedule was created as it was, which tells whether it still is: milliseconds since 1970. */
  readonly begunAt: number;
  /** What the job was due at: milliseconds since 1970. */
  readonly due: number;
}
