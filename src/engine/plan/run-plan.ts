import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { CommandComponent } from "../../model/command-component.js";
import type { CommandNode } from "../../model/command-node.js";
import type { PipelineJob } from "../../model/pipeline-job.js";
import type { NodePath } from "../../events/run-event.js";

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
  readonly phase: RunPhase;
  /** Indices of the nodes whose outputs this one needs, each once. */
  readonly dependencies: readonly number[];
}

/** A command that is to run. */
export interface PlannedCommand extends PlannedNodeCommon {
  readonly kind: "command";
  readonly node: CommandNode;
  readonly component: CommandComponent;
  readonly environmentVariables: ReadonlyMap<string, InputSource>;
  /** Seconds, as text. */
  readonly timeout?: InputSource;
}

/** Every kind of node that does work. A new kind is one more file in `plan/` and one in `runners/`. */
export type PlannedNode = PlannedCommand;

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
  readonly warnings: readonly Diagnostic[];
}

/** What a plan has to know of the workspace that the job runs in. */
export interface LocalPlace {
  readonly jobName: string;
  /** Absolute path of the folder that has the workspace's datastores as folders. */
  readonly datastores: string;
}
