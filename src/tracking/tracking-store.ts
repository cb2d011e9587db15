import type { NodePath, RunStatus } from "../events/run-event.js";

export interface Experiment {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly tags: Readonly<Record<string, string>>;
}

export interface MetricPoint {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

/** A node of a job, or a run that a node's process has begun, as MLflow sees it. */
export interface TrackedRun {
  readonly runId: string;
  readonly job: string;
  readonly node: NodePath;
  /** Id. */
  readonly experiment: string;
  readonly status: RunStatus;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** Folder of the job's run. */
  readonly root: string;
  /** Folder of the node. */
  readonly folder: string;
}

/** A run with what it has logged. */
export interface LoggedRun extends TrackedRun {
  /** Of each metric the point of the highest step, the latest of these. */
  readonly metrics: readonly MetricPoint[];
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Things that only MLflow's clients read. */
export type DocumentKind = "logged_model" | "run_inputs" | "run_outputs";

/** What runs have logged, of all jobs of a workspace. Everything that this run's log has committed is in it. */
export interface TrackingStore {
  /** The run of that id: of this job, if it has one. */
  run(runId: string): TrackedRun | undefined;
  logged(run: TrackedRun): LoggedRun;
  /** Runs of experiments, the latest first. */
  runs(experiments: readonly string[]): readonly LoggedRun[];
  /** One parameter of a run, without reading the rest of it. */
  param(run: Pick<TrackedRun, "job" | "node">, key: string): string | undefined;
  /** In the order in which they were logged. */
  history(run: TrackedRun, key: string): readonly MetricPoint[];

  experiments(): readonly Experiment[];
  experiment(id: string): Experiment | undefined;
  experimentNamed(name: string): Experiment | undefined;
  createExperiment(name: string, tags: Readonly<Record<string, string>>): Experiment;
  setExperimentTags(id: string, tags: Readonly<Record<string, string>>): void;

  document(kind: DocumentKind, id: string): unknown;
  /** Those of a scope, or all. */
  documents(kind: DocumentKind, scope?: string): readonly unknown[];
  writeDocument(kind: DocumentKind, id: string, scope: string, body: object): void;
  deleteDocument(kind: DocumentKind, id: string): void;
}
