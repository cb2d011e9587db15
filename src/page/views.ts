import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { RunStatus } from "../events/run-event.js";
import type { JobGraph } from "../picture/job-graph.js";
import type { JobRecord, NodeRecord } from "../workspace/job-record.js";

/** What the page knows of the workspace and of what it may do. */
export interface WorkspaceView {
  readonly kind: "local" | "azure";
  readonly name: string;
  /** Version of azml. */
  readonly version: string;
}

/** A job without its nodes. */
export type JobHead = Omit<JobRecord, "nodes">;

/** A job in a list. */
export interface JobRow extends Pick<
  JobRecord,
  "name" | "displayName" | "experimentName" | "status" | "createdAt" | "startedAt" | "endedAt" | "tags" | "archived"
> {
  /** The file or the schedule that it was made of. */
  readonly of?: string;
  readonly nodes: number;
  /** How many of them used an earlier result. */
  readonly reused: number;
  readonly failed: number;
}

/** One try of a node, in milliseconds since 1970. */
export interface Span {
  readonly node: string;
  /** From 1. */
  readonly attempt: number;
  readonly queuedAt?: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly status: RunStatus;
}

/** Everything that the page needs to draw a job. */
export interface JobView {
  readonly job: JobHead;
  readonly nodes: readonly NodeRecord[];
  readonly graph: JobGraph;
  readonly spans: readonly Span[];
  readonly warnings: readonly Diagnostic[];
}

/** What has changed of a job: heads and graphs are whole, nodes and spans come in place of those of the same path (and try). */
export interface JobPatch {
  readonly job?: JobHead;
  readonly nodes?: readonly NodeRecord[];
  readonly graph?: JobGraph;
  readonly spans?: readonly Span[];
  readonly warnings?: readonly Diagnostic[];
}

/** Lines of a log, or what is known of it before its lines are counted. */
export interface LogPage {
  /** Bytes. */
  readonly size: number;
  /** Lines that it has; absent while they are being counted. */
  readonly lines?: number;
  /** Number of the first line of `text`, from 0; absent for the last lines of a log whose lines are not counted yet. */
  readonly from?: number;
  readonly text: readonly string[];
  /** Line of the first error that is known, from 0. */
  readonly firstError?: number;
}

/** A file or folder that a node has put out or was made of. */
export interface FileEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
  /** Bytes, of a file. */
  readonly size?: number;
}

/** Values of one metric in the order in which they were logged; at most some thousands, evenly left out. */
export interface MetricCurve {
  readonly node: string;
  readonly key: string;
  readonly points: readonly MetricPoint[];
  /** How many there are in all. */
  readonly count: number;
}

interface MetricPoint {
  readonly step: number;
  /** A number that JSON has not comes as its text, here as everywhere: `"NaN"`, `"Infinity"`, `"-Infinity"`. */
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Why a node ran, or why its result was used again. */
export interface WhyView {
  readonly sentence: string;
  /** Job that it was compared with, or whose result was used. */
  readonly before?: string;
  readonly ingredients: readonly { readonly what: string; readonly is: "same" | "changed" | "new" | "gone" }[];
}
