import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Literal } from "../model/kind.js";

/**
 * Status of a job or node, as Azure ML spells it.
 *
 * ```text
 * NotStarted → Queued → Preparing → Running → Finalizing → Completed
 *      └─────────┴──────────┴──────────┴──────────┴──────→ Failed | Canceled
 * ```
 */
export type RunStatus = "NotStarted" | "Queued" | "Preparing" | "Running" | "Finalizing" | "Completed" | "Failed" | "Canceled";

export const terminalStatuses: ReadonlySet<RunStatus> = new Set(["Completed", "Failed", "Canceled"]);

/** A node in the running job. Nested nodes have longer paths: `prepare/split`. */
export type NodePath = string;

/** A node as a list of nodes has it. */
export interface NodeListing {
  readonly path: NodePath;
  readonly kind: string;
  readonly component: string;
  /** Of a run that a node's process has begun by MLflow (`kind` is `run`): its id, and its experiment where that is not the job's. */
  readonly runId?: string;
  readonly experiment?: string;
  /** Of a trial: what its sweep has picked for it, by input. */
  readonly hyperparameters?: Readonly<Record<string, Literal>>;
  /** Of a trial whose values depend on trials before: places in the sweep of those that were running when they were picked. */
  readonly alongside?: readonly number[];
}

/** What a node says of itself while it runs: through `context`, or through MLflow. */
export type NodeFact =
  | { readonly type: "node_metric"; readonly key: string; readonly value: number; readonly step: number }
  /** A parameter has one value for ever. */
  | { readonly type: "node_param"; readonly key: string; readonly value: string }
  /** Without a value the tag is taken away. */
  | { readonly type: "node_tag"; readonly key: string; readonly value?: string }
  /** A file that was kept: its name among the node's artifacts (`figures/roc.png`), where it lies, and its bytes; without a path it was taken away. */
  | { readonly type: "node_artifact"; readonly artifact: string; readonly path?: string; readonly size?: number };

/** What a node's result depends on, and how it is told from what lies there later. */
export interface NodeReuse {
  /** All that counts, as one hash; absent where the result is not to be used again. */
  readonly key?: string;
  /** Each thing that counts, as a short hash. */
  readonly ingredients: Readonly<Record<string, string>>;
  /** Hash of what lay in each output that is a file or folder when the node had made it. */
  readonly contents?: Readonly<Record<string, string>>;
  /** Why an earlier result was not used, or why this one is not to be, for people. */
  readonly remark?: string;
}

/** A node of a job, of this one or of another. */
export interface NodeOfJob {
  readonly job: string;
  readonly node: NodePath;
}

/** Why a node or job failed, for people. */
export interface RunFailure {
  /** One sentence. */
  readonly message: string;
  /** A diagnostic code where azml knows the cause. */
  readonly code?: Diagnostic["code"];
  readonly exitCode?: number;
  readonly signal?: string;
  /** The last lines of the node's log. */
  readonly lastLines?: readonly string[];
  /** Absolute path of the node's log. */
  readonly logFile?: string;
}

interface EventBase {
  /** Name of the job. */
  readonly job: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Everything that can be seen happening to a job. Reporters, the store, tests and later the page are its listeners. */
export type RunEvent =
  | (EventBase & {
      readonly type: "job_created";
      readonly displayName: string;
      readonly experimentName: string;
      /** Every node that is known to run, nested ones after their pipeline, in creation order. */
      readonly nodes: readonly NodeListing[];
      /** Folder of the run (local) or the studio's page (Azure). */
      readonly where: string;
    })
  /** Nodes that came to be while the job runs: rounds of a loop, trials of a sweep. Each belongs below the node of its path. */
  | (EventBase & { readonly type: "nodes_added"; readonly nodes: readonly NodeListing[] })
  | (EventBase & { readonly type: "job_status"; readonly status: RunStatus; readonly failure?: RunFailure })
  | (EventBase & {
      readonly type: "node_status";
      readonly node: NodePath;
      readonly status: RunStatus;
      readonly failure?: RunFailure;
      /** Why a node ended like that: a node it depends on failed, the job was canceled, its result was there, or which trial is the best. */
      readonly reason?: string;
      /** Of a node whose result could be, or was, used again: what the result depends on. */
      readonly reuse?: NodeReuse;
      /** The node that made the result, where it was there already. */
      readonly from?: NodeOfJob;
    })
  /** A try has failed and there will be another. */
  | (EventBase & {
      readonly type: "node_retry";
      readonly node: NodePath;
      /** The try that comes, from 2 on. */
      readonly attempt: number;
      /** Tries there may be in all. */
      readonly attempts: number;
      /** Seconds until it is queued. */
      readonly delay: number;
      /** Of the try that has failed. */
      readonly failure: RunFailure;
    })
  | (EventBase & { readonly type: "node_log"; readonly node: NodePath; readonly stream: "stdout" | "stderr"; readonly line: string })
  | (EventBase & { readonly node: NodePath } & NodeFact)
  | (EventBase & {
      readonly type: "node_output";
      readonly node: NodePath;
      readonly output: string;
      /** Absolute path of an asset output. */
      readonly path?: string;
      /** Text of a control output. */
      readonly value?: string;
      /** What it was registered as: `azureml:name:version`. */
      readonly asset?: string;
    })
  | (EventBase & {
      readonly type: "job_output";
      readonly output: string;
      readonly path?: string;
      readonly value?: string;
      readonly asset?: string;
    })
  | (EventBase & { readonly type: "warning"; readonly diagnostic: Diagnostic });
