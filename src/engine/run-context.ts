import type { CommandComponent } from "../model/command-component.js";
import type { CodeSnapshots } from "./code-snapshots.js";
import type { SourceReader } from "./input-values.js";
import type { NodeStates } from "./node-states.js";
import type { RunLog } from "./run-log.js";
import type { RunPlan } from "./plan/run-plan.js";
import type { InProcessBody } from "./runners/in-process-body.js";

/** What every node of one run shares. */
export interface RunContext {
  readonly job: string;
  readonly runFolder: string;
  readonly log: RunLog;
  readonly states: NodeStates;
  readonly reader: SourceReader;
  readonly outputPaths: RunPlan["outputPaths"];
  readonly snapshots: CodeSnapshots;
  /** Bodies that run in this process; empty unless the run asked for it. */
  readonly bodies: ReadonlyMap<CommandComponent, InProcessBody>;
  readonly machine: { readonly shell: string; readonly extraPath: string | undefined };
  /** Aborted when every running node has to stop. Its reason is the text that canceled nodes get. */
  readonly stop: AbortSignal;
}
