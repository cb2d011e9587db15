import type { NodeListing, NodePath, RunEvent, RunFailure } from "../events/run-event.js";
import type { CommandComponent } from "../model/command-component.js";
import type { Node } from "../model/pipeline.js";
import type { NodeOutput } from "./node-output.js";
import type { CodeSnapshots } from "./code-snapshots.js";
import type { Environments } from "./environments/environments.js";
import type { SourceReader } from "./input-values.js";
import type { NodeStates } from "./node-states.js";
import type { Registry } from "./registry.js";
import type { EarlierResults } from "./reuse/reuse.js";
import type { Secrets } from "../secrets/secrets.js";
import type { Tracking } from "./tracking.js";
import type { RunLog } from "./run-log.js";
import type { PlannedNode, RunPlan } from "./plan/run-plan.js";
import type { InProcessBody } from "./runners/in-process-body.js";

/** What processes have, whatever node they belong to. */
interface ProcessSettings {
  /** Absolute path of the shell. */
  readonly shell: string;
  readonly extraPath: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
}

/** What every node of one run shares. */
export interface RunContext {
  readonly job: string;
  /** The job that this one goes on with, and so on back to the first: this one where it goes on with none. */
  readonly firstOfJob: string;
  readonly runFolder: string;
  readonly log: RunLog;
  readonly states: NodeStates;
  readonly reader: SourceReader;
  readonly outputPaths: RunPlan["outputPaths"];
  readonly registrations: RunPlan["registrations"];
  readonly registry: Registry | undefined;
  readonly snapshots: CodeSnapshots;
  /** Bodies that run in this process; empty unless the run asked for it. */
  readonly bodies: ReadonlyMap<CommandComponent, InProcessBody>;
  readonly machine: ProcessSettings;
  /** What its logs and its store must not show. */
  readonly secrets: Secrets;
  readonly environments: Environments;
  readonly tracking: Tracking;
  /** Earlier results that may be used again. */
  readonly earlier: EarlierResults;
  /** Waits until no other node of the job makes the result of that key. Until this one has been recorded others wait for it. */
  readonly claim: (node: PlannedNode, key: string) => Promise<void>;
  /** Whether a node is to run, whatever results there are. */
  readonly isForced: (path: NodePath) => boolean;
  /** Hash of what lies at a path now. */
  readonly content: (path: string) => Promise<string>;
  /** Tells what people want to know before the first node of the job does anything itself. */
  readonly beforeWork: () => Promise<void>;
  /** Aborted when every running node has to stop. Its reason is the text that canceled nodes get. */
  readonly stop: AbortSignal;
  /** Runs a node that is no part of the plan, below the node that asks for it, and ends when it has ended. */
  readonly runInner: (node: Node, options: InnerOptions) => Promise<InnerEnd>;
}

export interface InnerOptions {
  /** Path of the node that asks. */
  readonly within: NodePath;
  /** Cancels it. Its reason is what people read. */
  readonly signal: AbortSignal;
  /** Hears of everything that happens to the node, and to those in it. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Told of the node, which is a trial. */
  readonly trial?: Pick<NodeListing, "hyperparameters" | "alongside">;
}

/** How such a node ended. */
export type InnerEnd =
  | { readonly status: "Completed"; readonly outputs: ReadonlyMap<string, NodeOutput> }
  | { readonly status: "Failed"; readonly failure: RunFailure }
  | { readonly status: "Canceled"; readonly reason: string };
