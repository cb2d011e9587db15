import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { AutomlTask } from "../../model/automl-task.js";
import type { CommandComponent } from "../../model/command-component.js";
import type { Distribution } from "../../model/run-settings.js";
import type { ProcessCount } from "../distributed/process-counts.js";
import type { CommandNode } from "../../model/command-node.js";
import type { SourceLocation } from "../../model/location.js";
import type { SparkComponent } from "../../model/spark-component.js";
import type { DoWhileNode } from "../../model/do-while-node.js";
import type { LocalSettings } from "../../model/local-settings.js";
import type { ParallelForNode } from "../../model/parallel-for-node.js";
import type { ParallelTask } from "../../model/parallel-settings.js";
import type { NodeEnvironments } from "../../workspace/job-operations.js";
import type { PlannedEnvironment } from "../environments/planned-environment.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import type { Node, PipelineComponent, SweepNode } from "../../model/pipeline.js";
import type { InputPorts, OutputPorts } from "../../model/port.js";
import type { NodePath } from "../../events/run-event.js";
import type { ReadableNode } from "../host/host-warnings.js";
import type { NodeOutput } from "../node-output.js";
import type { KnownAssets, OutputRegistration, Registry } from "../registry.js";

/**
 * Where the text of an input comes from once every binding is followed to its end.
 * An input without a source is an optional one that got nothing.
 */
export type InputSource =
  /** A value written in the job, as text. */
  | { readonly kind: "literal"; readonly text: string }
  /** A file or folder on this machine. */
  | { readonly kind: "path"; readonly path: string }
  /** A file to be downloaded before the node runs. */
  | { readonly kind: "download"; readonly url: string }
  /** An output of another node: the path of an asset, the text of a control output. */
  | { readonly kind: "output"; readonly from: OutputOfNode }
  /** Texts put together: `${{parent.inputs.name}}_suffix`. */
  | { readonly kind: "text"; readonly parts: readonly InputSource[] };

/** One output of one planned node. */
export interface OutputOfNode {
  /** Index in {@link RunPlan.nodes}. */
  readonly node: number;
  readonly output: string;
}

/** Phases follow one another: `on_init` of the pipeline's settings, the nodes, `on_finalize`. */
export const runPhases = ["init", "main", "finalize"] as const;
export type RunPhase = (typeof runPhases)[number];

/** What every kind of node that does work has in a plan. */
interface PlannedNodeCommon {
  readonly index: number;
  readonly path: NodePath;
  /** Index in {@link RunPlan.groups} of the pipeline that the node stands in. */
  readonly group: number;
  readonly inputs: ReadonlyMap<string, InputSource>;
  /** What the node takes and makes. */
  readonly ports: NodePorts;
  readonly phase: RunPhase;
  /** Settings for this machine, those of the pipelines around it among them. */
  readonly local: LocalSettings;
  /** Branches that the node stands in: it runs only when each condition is what it says. */
  readonly guards: readonly Guard[];
  /** Indices of the nodes whose outputs this one needs, each once. */
  readonly dependencies: readonly number[];
  /** What becomes of a node that is not to run. */
  readonly instead?: { readonly kind: "skip"; readonly reason: string } | ({ readonly kind: "take" } & FormerResult);
}

/** The result that a node had in another run. */
export interface FormerResult {
  readonly job: string;
  readonly outputs: ReadonlyMap<string, NodeOutput>;
  /** Place of a file or folder → hash of what lay there when it was made; of results from before azml kept it there is none. */
  readonly contents: ReadonlyMap<string, string>;
}

export interface NodePorts {
  readonly inputs: InputPorts;
  readonly outputs: OutputPorts;
}

/** A block of a branching: its nodes run when the condition is `when`. */
export interface Guard {
  readonly condition: InputSource;
  readonly when: boolean;
  /** Path of the branching, for people. */
  readonly branching: NodePath;
}

/** A command that is to run. */
export interface PlannedCommand extends PlannedNodeCommon {
  readonly kind: "command";
  readonly node: CommandNode;
  readonly component: CommandComponent;
  readonly environment: PlannedEnvironment;
  readonly environmentVariables: ReadonlyMap<string, InputSource>;
  /** Seconds, as text. */
  readonly timeout?: InputSource;
  readonly distribution?: Distribution;
  /** The counts that the distribution says. */
  readonly counts: ReadonlyMap<ProcessCount, InputSource>;
}

/** A branching: it decides, and what stands in its blocks looks at the same condition. */
export interface PlannedIfElse extends PlannedNodeCommon {
  readonly kind: "if_else";
  readonly condition: InputSource;
}

/** A node that is run again and again, or once for each item. Each round is a run of a pipeline of one. */
export interface PlannedLoop extends PlannedNodeCommon {
  readonly kind: "do_while" | "parallel_for";
  readonly loop: DoWhileNode | ParallelForNode;
  readonly body: RepeatedNode;
  /** Text of the items of `parallel_for`, where they exist only when the pipeline runs. */
  readonly items?: InputSource;
  /** Settings of the body that are texts, by a name of their own. */
  readonly texts: BodyTexts;
}

/** A sweep: each trial is a run of the component. */
export interface PlannedSweep extends PlannedNodeCommon {
  readonly kind: "sweep";
  readonly node: SweepNode;
  readonly component: CommandComponent | PipelineComponent;
  /** That of its trials. */
  readonly environment: PlannedEnvironment;
  readonly texts: SweepTexts;
}

/** `dataTransfer.copy`: inputs put together in one output. */
export interface PlannedCopy extends PlannedNodeCommon {
  readonly kind: "copy_data";
  readonly merge: boolean;
}

/** A function over mini-batches of an input, run by several processes. */
export interface PlannedParallel extends PlannedNodeCommon {
  readonly kind: "parallel";
  readonly task: ParallelTask;
  readonly environment: PlannedEnvironment;
  readonly isDeterministic: boolean;
  /** Script with `init()` and `run(mini_batch)`, below the code of the task. */
  readonly entryScript: string;
  /** Name of the input that is cut into mini-batches. */
  readonly inputData: string;
  /** Columns by which a table is cut; empty: by size. */
  readonly partitionKeys: readonly string[];
  /** Name of the output that collects what `run` returns. */
  readonly appendRowTo?: string;
  readonly loggingLevel: string;
  /** Those that were said; a data binding is a number only when the pipeline runs. */
  readonly numbers: ReadonlyMap<ParallelNumber, InputSource>;
  readonly environmentVariables: ReadonlyMap<string, InputSource>;
}

/** A search for a model of a table. */
export interface PlannedAutoml extends PlannedNodeCommon {
  readonly kind: "automl";
  readonly task: AutomlTask;
  /** FLAML's names of what may be tried → Azure ML's. */
  readonly estimators: Readonly<Record<string, string>>;
  /** Settings that exist only when the pipeline runs, by their places in `task`: `limits.maxTrials`. */
  readonly settings: ReadonlyMap<string, InputSource>;
  readonly environmentVariables: ReadonlyMap<string, InputSource>;
  readonly environment: PlannedEnvironment;
}

/** A Spark application. */
export interface PlannedSpark extends PlannedNodeCommon {
  readonly kind: "spark";
  readonly component: SparkComponent;
  /** Settings of Spark by their full names, those of the node and of its component together. */
  readonly conf: ReadonlyMap<string, InputSource>;
  /** Threads that work at once. */
  readonly cores: number;
  readonly environment: PlannedEnvironment;
  readonly location?: SourceLocation;
}

/** Settings of a parallel node that are numbers, as YAML spells them. */
export const parallelNumbers = [
  "mini_batch_size",
  "max_concurrency_per_instance",
  "resources.instance_count",
  "retry_settings.max_retries",
  "retry_settings.timeout",
  "error_threshold",
  "mini_batch_error_threshold",
] as const;
export type ParallelNumber = (typeof parallelNumbers)[number];

/** A node that a loop can repeat here. */
export type RepeatedNode = Extract<Node, { readonly kind: "command" | "pipeline" | "sweep" }>;

/** Settings of a repeated node that may hold bindings. */
export interface BodyTexts {
  readonly environmentVariables: ReadonlyMap<string, InputSource>;
  /** Seconds. */
  readonly timeout?: InputSource;
  /** Those of a sweep. */
  readonly sweep?: SweepTexts;
}

/** Settings of a sweep that may hold bindings. */
export interface SweepTexts {
  readonly primaryMetric: InputSource;
  /** Counts. */
  readonly maxTotalTrials?: InputSource;
  readonly maxConcurrentTrials?: InputSource;
}

/** Nodes that work themselves, and take a place among those at work. */
export type WorkingNode = PlannedCommand | PlannedCopy | PlannedParallel | PlannedAutoml | PlannedSpark;
/** Nodes that have others work. They take no place, so that these find one. */
export type SteeringNode = PlannedIfElse | PlannedLoop | PlannedSweep;

/** Every kind of node. A new kind is one more file in `plan/` and one in `runners/` or `steering/`. */
export type PlannedNode = WorkingNode | SteeringNode;

export function isSteering(node: PlannedNode): node is SteeringNode {
  return node.kind === "if_else" || node.kind === "do_while" || node.kind === "parallel_for" || node.kind === "sweep";
}

/** A pipeline of the job: the job's own (index 0, path "") or a nested one. It has a status, but does no work itself. */
export interface PlannedGroup {
  readonly index: number;
  readonly path: NodePath;
  readonly component: string;
  /** The pipeline around it; undefined for the job's own. */
  readonly parent: number | undefined;
  /** Nodes and pipelines directly in it. */
  readonly members: number;
  readonly outputs: ReadonlyMap<string, OutputOfNode>;
}

/** A job with its pipelines expanded in place and its bindings resolved: what the scheduler works on. */
export interface RunPlan {
  readonly job: PipelineJob;
  readonly nodes: readonly PlannedNode[];
  readonly groups: readonly PlannedGroup[];
  /** Nodes and nested pipelines as the job lists them: each pipeline before what is in it. */
  readonly listing: readonly { readonly path: NodePath; readonly kind: string; readonly component: string }[];
  /** Node → output → absolute path in a datastore that it is put to when the node has succeeded. */
  readonly outputPaths: ReadonlyMap<number, ReadonlyMap<string, string>>;
  /** Node → output → what it is registered as when the node has completed. */
  readonly registrations: ReadonlyMap<number, ReadonlyMap<string, OutputRegistration>>;
  /** What nodes need of this machine and of the user's files. */
  readonly needs: readonly NodeNeeds[];
  readonly warnings: readonly Diagnostic[];
}

/** What one node needs, what is within a loop or a sweep among it. */
export interface NodeNeeds {
  readonly path: NodePath;
  /** Components and tasks whose code is taken along. */
  readonly components: readonly NeededCode[];
  readonly environments: readonly PlannedEnvironment[];
  /** Spark applications. */
  readonly applications: readonly PlannedSpark[];
  /** Nodes whose commands can be looked at before they run. */
  readonly readable: readonly ReadableNode[];
}

/** What has code that a run takes: a command, a Spark application, or the task of a parallel node. */
type NeededCode = CommandComponent | SparkComponent | ParallelTask;

/** What a plan has to know of the workspace that the job is to run in. */
export interface PlanPlace {
  readonly jobName: string;
  /** Absolute path of the folder that has the workspace's datastores as folders. */
  readonly datastores: string;
  /** What is registered in it. Default: nothing. */
  readonly registry?: KnownAssets;
  /** Path of the node around the job's nodes, where they are part of another job: `refine`. Default: none. */
  readonly within?: NodePath;
  /** What nodes run in, where that is said of this run. Default: what the job says. */
  readonly environments?: NodeEnvironments;
  /** Paths in datastores that nodes of the job write: what is to be read from there need not be there yet. Default: none. */
  readonly written?: readonly string[];
}

/** The workspace that a job runs in. */
export interface LocalPlace extends PlanPlace {
  /** Where outputs are registered, too. */
  readonly registry?: Registry;
}
