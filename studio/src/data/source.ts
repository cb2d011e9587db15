import type { FileEntry, JobPatch, JobRow, JobView, LogPage, MetricCurve, WhyView, WorkspaceView } from "../../../src/page/views.js";

/** What a node has put out, kept or was made of. */
type FilesOf = `output:${string}` | "artifact" | "code" | "logs";

/** Files of a node, or (without one) of the job. */
export interface FilePlace {
  readonly job: string;
  readonly node?: string;
  readonly of: FilesOf;
  /** Below it, with `/`. */
  readonly path?: string;
}

/** Which lines of a log: some by their numbers, or the last ones. */
export type LogLines = { readonly from: number; readonly lines: number } | { readonly tail: number };

/** Where the page's data comes from. */
export interface Source {
  workspace(): Promise<WorkspaceView>;
  jobs(search: string): Promise<readonly JobRow[]>;
  /** Tells a job and what changes of it; the answer ends that. */
  follow(job: string, hear: JobListener): () => void;
  metrics(job: string, nodes: readonly string[]): Promise<readonly MetricCurve[]>;
  log(job: string, node: string, lines: LogLines): Promise<LogPage>;
  files(place: FilePlace): Promise<readonly FileEntry[]>;
  /** Address of a file. */
  fileAddress(place: FilePlace, download?: boolean): string;
  why(job: string, node: string): Promise<WhyView>;
  cancel(job: string): Promise<void>;
}

export interface JobListener {
  readonly onView: (view: JobView) => void;
  readonly onPatch: (patch: JobPatch) => void;
  /** The job has ended and everything is told. */
  readonly onEnd: () => void;
  /** There is no such job. */
  readonly onMissing: () => void;
  /** The server does not answer; it is asked again. */
  readonly onSilence: () => void;
}
